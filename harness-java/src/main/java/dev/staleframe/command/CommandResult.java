package dev.staleframe.command;

/**
 * How a command ended.
 *
 * @param exitCode the exit status; 128 + n when signal n ended it
 * @param timedOut whether its time was up before it ended
 * @param stdout what it wrote to standard output, cut in the middle when too long
 * @param stderr what it wrote to standard error, cut in the middle when too long
 */
public record CommandResult(int exitCode, boolean timedOut, String stdout, String stderr) {
  public boolean ok() {
    return exitCode == 0 && !timedOut;
  }
}
