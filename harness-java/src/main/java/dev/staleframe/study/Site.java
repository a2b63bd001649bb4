package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.launch.Launcher;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.nio.file.Path;
import java.util.List;

/** Provides and builds what cells of a place and an architecture run, and knows who runs it. */
interface Site extends AutoCloseable {
  /** The place. */
  Place place();

  /** Its architecture, as GOARCH names it. */
  String arch();

  /** What it is, in a line for people. */
  String description();

  /**
   * Provides the release of a cell and builds the fixture.
   *
   * @throws StaleframeException exit code 2 or 3 if the release can't be had
   */
  default Provision provide(Cell cell) {
    return provide(cell, List.of());
  }

  /**
   * The same with more flags of {@code go build}.
   *
   * @throws StaleframeException exit code 2 or 3 if the release can't be had
   */
  Provision provide(Cell cell, List<String> flags);

  /**
   * Makes ready what runs a fixture and reads its trace.
   *
   * @param cell a cell that has been provided
   * @return the program's path at the place
   */
  Path traceReader(Cell cell);

  /** Nothing of that release will be run here any more. */
  void finished(Release release);

  @Override
  void close();

  /** What came of it. */
  sealed interface Provision {
    /**
     * It can run.
     *
     * @param launcher runs it
     * @param folder the folder of the fixture, at the place
     * @param emulator what starts the fixture, if it can't be started by itself; else empty
     * @param layout what the fixture wants after {@code -probe}
     */
    record Ready(Launcher launcher, Path folder, List<String> emulator, String layout)
        implements Provision {
      public Ready {
        emulator = List.copyOf(emulator);
      }
    }

    /**
     * It could not be built.
     *
     * @param log what the tools said
     */
    record Failed(String log) implements Provision {}
  }
}
