package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchain;
import dev.staleframe.study.Workbench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A running program for {@code inspect} to look at, which ends when its input does. */
final class Target implements AutoCloseable {
  private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private Target(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** {@code go-fixtures/target}, built with a release. */
  static Path built(String release) {
    return BUILT.computeIfAbsent(release, Target::build);
  }

  private static Path build(String release) {
    Environment environment = Environment.ofThisProcess();
    Workbench workbench = Workbench.open(environment, Workspace.find(environment));
    Toolchain toolchain = workbench.toolchains().provide(Release.parse(release), message -> {});
    Build build =
        workbench
            .fixtures()
            .build(toolchain, Overlay.NONE, ShimVariant.FP, "target", message -> {});
    return ((Build.Built) build).folder().resolve("target");
  }

  /** Starts {@code go-fixtures/target} and waits until it is ready. */
  static Target start(String release, String arguments) {
    return start(built(release), Map.of(), arguments);
  }

  /** Starts any program that says a line when it is where it should be. */
  static Target start(Path program, Map<String, String> variables, String arguments) {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    if (!arguments.isEmpty()) {
      argv.addAll(List.of(arguments.split(" ")));
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      builder.environment().remove("GODEBUG");
      builder.environment().putAll(variables);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Target target = new Target(builder.start());
      assertEquals("ready", target.out.readLine(), program::toString);
      return target;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String pid() {
    return Long.toString(process.pid());
  }

  /** It runs on: it does what it is asked, and then ends as it is meant to. */
  void assertUnharmed() throws IOException, InterruptedException {
    in.write("how long?\n");
    in.flush();
    assertTrue(Long.parseLong(out.readLine()) >= 0);
    in.close();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
    assertEquals(0, process.exitValue());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
