package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.GoBuild;
import dev.staleframe.fixture.PathNames;
import dev.staleframe.release.Toolchain;
import dev.staleframe.script.program.StandaloneProgram;
import dev.staleframe.study.Symptom.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Builds a finding's program as anyone would, and runs it until it shows the fault. */
final class ProgramCheck {
  private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(2);
  private static final String PROGRAM = "program";

  /** A program of its own has no probe. */
  private static final Set<Kind> SHOWN = EnumSet.of(Kind.CRASH, Kind.HANG);

  private static final double ERROR = 0.01;
  private static final int LEAST_RUNS = 10;
  private static final int MOST_RUNS = 60;

  private final Workbench workbench;
  private final Setting setting;
  private final Duration timeout;

  /**
   * @param timeout how long one run may take
   */
  ProgramCheck(Workbench workbench, Setting setting, Duration timeout) {
    this.workbench = workbench;
    this.setting = setting;
    this.timeout = timeout;
  }

  /**
   * Writes it into a folder, builds it and runs it.
   *
   * @return what came of it, for people
   */
  String write(Path folder, StandaloneProgram program, Discovery found, Repeats time) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : program.files().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      if (!SHOWN.contains(found.symptom().kind())) {
        return "written; what it does shows in the fixture alone, which looks for it";
      }
      if (time.over()) {
        return "written; there was no time to run it";
      }
      return check(folder.toAbsolutePath(), program, found, time);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't write to %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private String check(Path folder, StandaloneProgram source, Discovery found, Repeats time)
      throws IOException {
    Path scratch = Files.createTempDirectory("staleframe-program");
    Path program = scratch.resolve(PROGRAM);
    try {
      CommandResult built = build(folder, source, program);
      if (!built.ok()) {
        Files.writeString(
            folder.resolve("build.log"),
            PathNames.here(folder, Map.of(toolchain().goroot(), "", folder, "", scratch, "$BUILD"))
                .readable(built.stdout() + built.stderr()));
        return "not confirmed: it does not build, see build.log beside it";
      }
      return run(folder, source, program, found, time);
    } finally {
      Files.deleteIfExists(program);
      Files.deleteIfExists(scratch);
    }
  }

  private Toolchain toolchain() {
    return workbench.toolchains().provide(setting.release(), what -> {});
  }

  private CommandResult build(Path folder, StandaloneProgram source, Path program) {
    Map<String, String> variables =
        GoBuild.listingEnvironment(workbench.environment(), Arch.ofThisMachine().toString());
    variables.put("CC", workbench.target(Arch.ofThisMachine()).compiler().program());
    List<String> argv = new ArrayList<>(List.of(toolchain().go().toString(), "build"));
    argv.addAll(source.flags());
    argv.addAll(List.of("-o", program.toString(), "main.go"));
    return new Command(argv, folder, variables, BUILD_TIMEOUT).run();
  }

  private String run(
      Path folder, StandaloneProgram source, Path program, Discovery found, Repeats time)
      throws IOException {
    int most = Math.max(LEAST_RUNS, found.count().enough(ERROR, MOST_RUNS));
    int runs = 0;
    String other = "";
    while (runs < most && !time.over()) {
      runs++;
      CommandResult result =
          new Command(
                  List.of(program.toString()),
                  folder,
                  Map.of("GODEBUG", source.godebug(), "GOTRACEBACK", "system"),
                  timeout)
              .run();
      if (shows(result, found.symptom())) {
        Files.writeString(folder.resolve("crash.log"), result.stdout() + result.stderr());
        return String.format(
            Locale.ROOT, "confirmed: it shows the same on its own, in run %d", runs);
      }
      other = other.isEmpty() && !result.ok() ? title(result.stderr()) : other;
    }
    return String.format(
        Locale.ROOT,
        "not confirmed: not seen in %s of it%s",
        Amount.of(runs, "run"),
        other.isEmpty() ? "" : ", but: " + other);
  }

  private static boolean shows(CommandResult result, Symptom symptom) {
    return switch (symptom.kind()) {
      case HANG -> result.timedOut();
      case CRASH -> !result.ok() && title(result.stderr()).equals(symptom.title());
      case PROBE, TRACE -> false; // Those witnesses are the fixture's.
    };
  }

  private static String title(String stderr) {
    return CrashLogParser.parse(stderr).first().map(Crash::title).orElse("an end without a crash");
  }
}
