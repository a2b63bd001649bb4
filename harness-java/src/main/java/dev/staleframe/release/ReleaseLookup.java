package dev.staleframe.release;

import java.util.List;
import java.util.Map;

/** Says which releases exist. */
interface ReleaseLookup {
  /** An answer for each of the releases. */
  Map<Release, Existence> ask(List<Release> releases);
}
