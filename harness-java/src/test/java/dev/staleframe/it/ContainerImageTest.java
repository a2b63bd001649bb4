package dev.staleframe.it;

import static dev.staleframe.it.ContainerRun.assertFailed;
import static dev.staleframe.it.ContainerRun.ended;
import static dev.staleframe.it.ContainerRun.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import dev.staleframe.NeedsDocker;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that can't be had, or can't be used. */
@Tag("integration")
@NeedsDocker
class ContainerImageTest {
  private static final String LABEL = "dev.staleframe.test";
  private static final String OURS = Long.toString(ProcessHandle.current().pid());
  private static final Duration LONGEST =
      Duration.ofMinutes(10); // It may have to make the image first.

  @TempDir private static Path shared;
  private static String good;

  @TempDir private Path folder;
  private EngineProxy proxy;
  private ContainerRun run;
  private String base;

  @BeforeAll
  static void anImage() {
    Result images = new Staleframe(shared).run("images", "--in", "container", "--go", "1.23.0");
    assertEquals(0, images.exitCode(), images.stderr());
    good = images.stdout().split(": ")[0];
  }

  @BeforeEach
  void proxy() {
    proxy = EngineProxy.in(folder);
    run = new ContainerRun(folder, proxy);
  }

  @AfterEach
  void removeImage() {
    proxy.close();
    // Those that were built from it have its label, also where the build failed.
    RealEngine.client().listImagesCmd().withLabelFilter(Map.of(LABEL, OURS)).exec().stream()
        .map(Image::getId)
        .forEach(id -> RealEngine.client().removeImageCmd(id).withForce(true).exec());
  }

  @Test
  void withoutCompiler() {
    build("RUN rm -f /usr/bin/gcc");

    Result result = ended(run.start("--runs", "1", "--image", base), LONGEST);

    assertFailed(3, "the base image lacks gcc", result);
    assertEquals(List.of(), containersOfBase());
  }

  @Test
  void thatIsNot() {
    String none = "127.0.0.1:1/none:1.23.0";

    Result result = ended(run.start("--runs", "1", "--image", "127.0.0.1:1/none:{go}"), LONGEST);

    assertFailed(3, "can't have the image " + none, result);
    assertTrue(result.error().contains("Check --image"), result.stderr());
  }

  @Test
  void ofAReleaseThatIsNot() {
    Result result =
        ended(run.staleframe().start("reproduce", "--in", "container", "--go", "1.23.99"), LONGEST);

    assertFailed(2, "1.23.99", result);
  }

  /** Building one takes long: it compiles what fixtures need of the standard library. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "KILL, 137"})
  void whoseBuildIsCutShort(String signal, int exitCode) {
    Staleframe.assumeHeeded(signal);
    build("RUN rm -rf /opt/staleframe && echo " + signal + " >/which");
    Running running = run.start("--runs", "1", "--image", base);
    assertTrue(
        within(LONGEST, () -> !containersOfBase().isEmpty() || !running.process().isAlive()),
        "no build");

    running.signal(signal);

    assertEquals(exitCode, ended(running, LONGEST).exitCode());
    assertTrue(
        within(Duration.ofSeconds(60), () -> containersOfBase().isEmpty()),
        () -> "left: " + containersOfBase());
  }

  /** An image like the good one, but for that. */
  private void build(String change) {
    try {
      Path context = Files.createDirectory(folder.resolve("context"));
      Files.writeString(
          context.resolve("Dockerfile"),
          "FROM %s%nLABEL %s=%s%nUSER root%n%s%n".formatted(good, LABEL, OURS, change));
      base = "staleframe-test:" + OURS;
      RealEngine.client()
          .buildImageCmd(context.toFile())
          .withTags(Set.of(base))
          .exec(new BuildImageResultCallback())
          .awaitImageId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> containersOfBase() {
    return RealEngine.client()
        .listContainersCmd()
        .withShowAll(true)
        .withAncestorFilter(List.of(base))
        .exec()
        .stream()
        .map(Container::getId)
        .toList();
  }
}
