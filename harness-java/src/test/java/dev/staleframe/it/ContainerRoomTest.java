package dev.staleframe.it;

import static dev.staleframe.it.ContainerRun.assertFailed;
import static dev.staleframe.it.ContainerRun.ended;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.NeedsDocker;
import dev.staleframe.it.Staleframe.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits too tight to build with are the machine's trouble, never the release's. */
@Tag("integration")
@NeedsDocker
class ContainerRoomTest {
  private static final Duration LONGEST =
      Duration.ofMinutes(10); // It may have to make the image first.

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "disk=20m; (disk=20 MiB)",
        "memory=80m; memory",
        "processes=4; (ran into the container's limit of 4 processes)"
      })
  void noRoomToBuild(String limits, String words) {
    try (EngineProxy proxy = EngineProxy.in(folder)) {
      ContainerRun run = new ContainerRun(folder, proxy);

      Result result = ended(run.start("--runs", "1", "--container-limits", limits), LONGEST);

      assertFailed(3, "no room to build in the container of", result);
      assertTrue(result.error().contains(words), result.stderr());
      assertTrue(result.error().contains("--container-limits"), result.stderr());
      run.assertNoContainerAfter(LONGEST);
    }
  }
}
