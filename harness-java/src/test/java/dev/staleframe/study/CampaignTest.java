package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command lines of trials. */
class CampaignTest {
  private static final Path READER = Path.of("/cache/tracecheck");
  private static final List<String> EMULATOR = List.of("/bin/qemu", "-L", "/usr/other");

  @Test
  void fixtureIsStartedByItself() {
    assertEquals(
        List.of("/build/fixture", "-probe", "a=1", "-crowd", "4", "grow"),
        argv(Amplifier.CROWD, List.of(), Optional.empty()));
  }

  @Test
  void emulatorStartsTheFixture() {
    assertEquals(
        List.of("/bin/qemu", "-L", "/usr/other", "/build/fixture", "-probe", "a=1", "grow"),
        argv(Amplifier.EFENCE, EMULATOR, Optional.empty()));
  }

  @Test
  void readerOfTracesStartsTheFixture() {
    assertEquals(
        List.of("/cache/tracecheck", "/build/fixture", "-probe", "a=1", "grow"),
        argv(Amplifier.NONE, List.of(), Optional.of(READER)));
  }

  /** The reader is this machine's own program. */
  @Test
  void readerOfTracesStartsTheEmulator() {
    assertEquals(
        List.of(
            "/cache/tracecheck",
            "-emulator",
            "/bin/qemu",
            "-emulator",
            "-L",
            "-emulator",
            "/usr/other",
            "/build/fixture",
            "-probe",
            "a=1",
            "grow"),
        argv(Amplifier.NONE, EMULATOR, Optional.of(READER)));
  }

  @Test
  void fixtureIsToldTheTextOfAScript() {
    Cell cell = Samples.cell("1.23.0", Scenario.ofScript("call { park }"), Amplifier.EFENCE);
    Site.Provision.Ready ready =
        new Site.Provision.Ready(null, Path.of("/build"), List.of(), "a=1");
    assertEquals(
        List.of("/build/fixture", "-probe", "a=1", "-script", "call { park }", "script"),
        Campaign.argv(cell, ready, Optional.empty()));
  }

  private static List<String> argv(
      Amplifier amplifier, List<String> emulator, Optional<Path> reader) {
    Cell cell = Samples.cell("1.23.0", Samples.GROW, amplifier);
    Site.Provision.Ready ready = new Site.Provision.Ready(null, Path.of("/build"), emulator, "a=1");
    return Campaign.argv(cell, ready, reader);
  }
}
