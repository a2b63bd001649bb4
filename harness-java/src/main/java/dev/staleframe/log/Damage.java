package dev.staleframe.log;

/** What had happened to a log and was repaired, or could not be. */
public enum Damage {
  COMPRESSED("the log was compressed"),
  WIDE("the log was in UTF-16"),
  INVALID_TEXT("some bytes were not text"),
  CARRIAGE_RETURNS("lines were ended by carriage returns"),
  COLOURS("lines had terminal codes in them"),
  RECORDS("lines were wrapped in JSON records"),
  ESCAPED("line ends were written as \\n"),
  HTML("characters were written as HTML"),
  PREFIXED("lines had a prefix"),
  INTERLEAVED("lines of several processes were among each other, and were sorted by their prefix"),
  MIXED("lines are missing or are another report's; stacks are kept up to there"),
  NOISE("other lines stood between those of the stacks"),
  DOUBLED("each line was followed by an empty one"),
  WRAPPED("long lines were broken"),
  REVERSED("the lines were in reverse order"),
  UNINDENTED("the indentation was lost"),
  TOO_LONG("the report is longer than is kept");

  private final String description;

  Damage(String description) {
    this.description = description;
  }

  /** What was wrong, for people. */
  public String description() {
    return description;
  }
}
