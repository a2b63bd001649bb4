package dev.staleframe.cli;

import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.judge.Hearing;
import dev.staleframe.judge.OwnExpectations;
import dev.staleframe.judge.Witness;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Who is heard, and what is expected. */
final class HearingOptions {
  @Option(
      names = "--witness",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "crash,check,probe,trace",
      description =
          "who is heard: crash, check, probe, trace; repeat it, or separate with commas (default:"
              + " all of them)")
  private List<String> witnesses;

  @Option(
      names = "--expect-file",
      paramLabel = "FILE",
      description =
          "expectations of your own, as docs/expectations.md describes them; what it says nothing"
              + " of is held against what is known of the releases")
  private Path file;

  Hearing hearing(ScenarioCatalog scenarios) {
    return new Hearing(
        Witness.named(witnesses),
        file == null ? Witness::expected : OwnExpectations.read(file, scenarios));
  }
}
