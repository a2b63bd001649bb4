package dev.staleframe.trial;

import java.util.List;

/**
 * What is kept of a crash in the record of a trial; the whole log lies beside the journal.
 *
 * @param title the crash in a few words, without addresses
 * @param message what the runtime said of a throw before it named it, on one line, or null
 * @param knownBug the known bug whose signature it has, or null
 * @param witness which witness that is, {@code crash} or {@code check}, or null
 * @param frames the top frames of the goroutine that crashed
 */
public record CrashSummary(
    String title, String message, String knownBug, String witness, List<String> frames) {
  public CrashSummary {
    frames = List.copyOf(frames);
  }
}
