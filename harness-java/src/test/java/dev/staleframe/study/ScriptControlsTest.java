package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.release.Release;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which knobs make a fault vanish. */
class ScriptControlsTest {
  private static final String WALK = "with tracer; call { callback { grow } park }";

  private final ScriptModel model = new ScriptModel();

  private List<Control> controls(String release, Count count, Duration time) {
    Script script = ScriptParser.parse(WALK);
    Setting setting = Setting.usual(Release.parse(release));
    Discovery found =
        new Discovery(ScriptModel.crash("SIGSEGV"), script, script, true, count, null, 0);
    return new ScriptControls(model, new Repeats(model, model.deadline(time)), setting).of(found);
  }

  private static List<String> vanishing(List<Control> controls) {
    return controls.stream().filter(Control::vanishes).map(Control::name).toList();
  }

  @Test
  void whatExplainsItMakesItVanish() {
    model.with(
        ScriptModel.crash("SIGSEGV"),
        WALK,
        1,
        setting ->
            !setting.godebug().shieldsTracer()
                && setting.amplifier() == Amplifier.EFENCE
                && setting.patch() != Patch.FIX_ONLY);
    List<Control> controls = controls("1.23.0", new Count(4, 4), Duration.ofMinutes(1));
    assertEquals(
        List.of(
            "tracefpunwindoff=1", "efence off", "without tracer", "without cgo", "patch fix-only"),
        vanishing(controls));
    assertEquals(
        List.of(
            "as it is",
            "tracefpunwindoff=1",
            "gcshrinkstackoff=1",
            "asyncpreemptoff=1",
            "efence off",
            "without tracer",
            "without cgo",
            "patch fix-only",
            "patch check-only"),
        controls.stream().map(Control::name).toList());
  }

  @Test
  void patchesAreForTheReleasesThatTheyFit() {
    model.with(ScriptModel.crash("SIGSEGV"), "grow", 1);
    List<Control> controls = controls("1.24.0", new Count(4, 4), Duration.ofMinutes(1));
    assertEquals(7, controls.size());
    assertEquals(List.of(), vanishing(controls));
  }

  @Test
  void whatShowsInsteadIsSaid() {
    model
        .with(
            ScriptModel.crash("throw"),
            "call { }",
            1,
            setting -> setting.patch() == Patch.CHECK_ONLY)
        .with(ScriptModel.crash("SIGSEGV"), "call { callback { } }", 1);
    List<Control> controls = controls("1.23.0", new Count(4, 4), Duration.ofMinutes(1));
    assertEquals(List.of("without cgo", "patch check-only"), vanishing(controls));
    assertEquals(Optional.of("throw"), controls.get(8).instead());
    assertEquals(Optional.empty(), controls.get(7).instead());
  }

  @Test
  void whatCannotBeBuiltIsLeftOut() {
    model.with(ScriptModel.crash("SIGSEGV"), "grow", 1);
    Setting setting = Setting.usual(Release.parse("1.23.0"));
    model.lacking(setting.with(Patch.FIX_ONLY), "no such file");
    assertEquals(8, controls("1.23.0", new Count(4, 4), Duration.ofMinutes(1)).size());
  }

  @Test
  void aRareFaultDoesNotVanishByChance() {
    List<Control> controls = controls("1.23.0", new Count(40, 2), Duration.ofMinutes(1));
    assertEquals(List.of(), vanishing(controls));
    assertEquals(60, controls.get(0).count().trials());
  }

  @Test
  void nothingIsRunWhenTimeIsUp() {
    assertEquals(List.of(), controls("1.23.0", new Count(4, 4), Duration.ZERO));
  }
}
