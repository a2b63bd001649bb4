package dev.staleframe.report;

import java.io.PrintStream;

/** Writes a result in one format. */
public interface ReportWriter {
  /** Writes the whole report; nothing else goes to that stream. */
  void write(StudyResult result, PrintStream out);
}
