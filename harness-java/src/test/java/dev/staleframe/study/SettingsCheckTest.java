package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.GodebugNames;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import dev.staleframe.study.SettingsCheck.Asked;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {
  @TempDir private Path folder;

  private static final GodebugNames OLD =
      new GodebugNames(Set.of("tracefpunwindoff"), Set.of("netdns"), Set.of("cpu.avx2"));
  private static final GodebugNames NEW =
      new GodebugNames(
          Set.of("tracefpunwindoff", "profstackdepth"), Set.of("netdns"), Set.of("cpu.avx2"));

  private static Asked asked(String release, GodebugNames known, String settings) {
    return new Asked(Release.parse(release), Godebug.parse(settings), known);
  }

  private static String refused(Asked... asked) {
    return Failing.with(ExitCode.USAGE, () -> SettingsCheck.require(List.of(asked)));
  }

  @Test
  void whatIsKnownIsNotRefused() {
    assertDoesNotThrow(
        () ->
            SettingsCheck.require(
                List.of(
                    asked("1.22.12", OLD, "tracefpunwindoff=1,netdns=go+1,cpu.avx2=off"),
                    asked("1.23.0", NEW, "profstackdepth=5"),
                    asked("1.22.12", OLD, "none"))));
  }

  @Test
  void aMisspeltNameIsRefusedWithTheNearest() {
    assertEquals(
        "no GODEBUG setting \"tracefpunwindof\" in Go 1.22.12, 1.23.0, did you mean"
            + " \"tracefpunwindoff\"?",
        refused(
            asked("1.23.0", NEW, "tracefpunwindof=1"),
            asked("1.22.12", OLD, "tracefpunwindof=1"),
            asked("1.22.12", OLD, "tracefpunwindof=1,netdns=go")));
  }

  @Test
  void aNameThatIsLikeNoneIsRefused() {
    assertEquals(
        "no GODEBUG setting \"zzzzzzzzzzzz\" in Go 1.23.0; it would have no effect",
        refused(asked("1.23.0", NEW, "zzzzzzzzzzzz=1")));
  }

  @Test
  void aNameThatSomeLackIsRefusedAndTheyAreNamed() {
    assertEquals(
        "no GODEBUG setting \"profstackdepth\" in Go 1.22.12, where it would have no effect; the other"
            + " releases have it.\nLeave those out of --go, or run them without it.",
        refused(
            asked("1.23.0", NEW, "profstackdepth=5"), asked("1.22.12", OLD, "profstackdepth=5")));
  }

  @Test
  void aValueThatWouldBePassedOverIsRefused() {
    assertEquals(
        "the GODEBUG setting tracefpunwindoff takes a whole number; \"on\" would have no"
            + " effect in Go 1.23.0",
        refused(asked("1.23.0", NEW, "tracefpunwindoff=on")));
    assertEquals(
        "the GODEBUG setting cpu.avx2 takes on or off; \"0\" would have no effect in Go 1.23.0",
        refused(asked("1.23.0", NEW, "cpu.avx2=0")));
  }

  /** The installed Go is 1.23.0, and no other is on this machine or can be fetched. */
  private SettingsCheck check(List<String> said) throws IOException {
    Path goroot = folder.resolve("go");
    write(goroot.resolve("VERSION"), "go1.23.0");
    Path sources = goroot.resolve("src");
    write(
        sources.resolve("runtime/runtime1.go"),
        "var dbgvars = []*dbgVar{\n\t{name: \"gctrace\", value: &debug.gctrace},\n}\n");
    write(
        sources.resolve("internal/godebugs/table.go"),
        "var All = []Info{\n\t{Name: \"netdns\"},\n}\n");
    write(sources.resolve("internal/cpu/cpu_x86.go"), "{Name: \"adx\"}");
    write(sources.resolve("internal/cpu/cpu_arm64.go"), "{Name: \"aes\"}");
    InstalledGo installed =
        new InstalledGo(Path.of("/bin/false"), Release.parse("1.23.0"), false, goroot, "off");
    return new SettingsCheck(new Toolchains(new Environment(Map.of()), installed), said::add);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Cell cell(String release, Place place, String settings) {
    Cell cell = Samples.cell(release).with(Godebug.parse(settings));
    return new Cell(
        cell.release(),
        cell.patch(),
        cell.scenario(),
        cell.amplifier(),
        cell.godebug(),
        cell.shim(),
        place,
        cell.arch());
  }

  @Test
  void theSourcesOfTheReleaseAreRead() throws IOException {
    List<String> said = new ArrayList<>();
    SettingsCheck check = check(said);
    check.of(List.of(cell("1.23.0", Place.HOST, "gctrace=1,netdns=go")));
    String expected = "no GODEBUG setting \"gctrac\" in Go 1.23.0, did you mean \"gctrace\"?";
    for (Place place : Place.values()) {
      List<Cell> cells = List.of(cell("1.23.0", place, "none"), cell("1.23.0", place, "gctrac=1"));
      assertEquals(expected, Failing.with(ExitCode.USAGE, () -> check.of(cells)));
    }
    assertEquals(List.of(), said);
  }

  /** Its image has them, and is not asked; nor is anything fetched for this. */
  @Test
  void whereTheSourcesAreNotHereThatIsSaid() throws IOException {
    List<String> said = new ArrayList<>();
    check(said)
        .of(
            List.of(
                cell("1.22.12", Place.CONTAINER, "gctrac=1"),
                cell("1.22.12", Place.CONTAINER, "gctrac=2"),
                cell("1.21.0", Place.CONTAINER, "none")));
    assertEquals(
        List.of(
            "Go 1.22.12: whether it knows these settings of GODEBUG could not be checked; its"
                + " sources are not on this machine"),
        said);
  }
}
