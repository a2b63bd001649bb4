package dev.staleframe.bench;

import java.io.IOException;

/** Something that staleframe promises in numbers. */
interface Figure {
  /** Its name, a word; arguments of the benchmark that it begins with select it. */
  String name();

  /**
   * Measures it.
   *
   * @throws IOException if the disk refuses
   * @throws dev.staleframe.StaleframeException if it can't be measured here
   */
  Reading measure(Lab lab) throws IOException;
}
