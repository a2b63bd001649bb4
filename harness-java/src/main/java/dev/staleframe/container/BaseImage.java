package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.ContentHash;
import dev.staleframe.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The base that is made on this machine, from Debian's packages, where no registry is in reach. */
final class BaseImage {
  private static final String REPOSITORY = "staleframe/base";
  private static final String DOCKERFILE = "FROM scratch\nADD base.tar /\n";
  private static final Duration MAKING = Duration.ofMinutes(20);

  private final Workspace workspace;
  private final Environment environment;

  BaseImage(Workspace workspace, Environment environment) {
    this.workspace = workspace;
    this.environment = environment;
  }

  /**
   * Its name, after it was made if it wasn't there.
   *
   * @throws StaleframeException exit code 3 if it can't be made
   */
  String provide(DockerClient client, Consumer<String> announce) {
    try {
      String name = REPOSITORY + ":" + new ContentHash().add(Files.readString(script())).name();
      if (!exists(client, name)) {
        announce.accept("making a base image from Debian's packages");
        make(client, name);
      }
      return name;
    } catch (IOException e) {
      throw StaleframeException.environment("can't make a base image: " + e.getMessage(), e);
    }
  }

  private Path script() {
    return workspace.docker().resolve("make-base");
  }

  static boolean exists(DockerClient client, String name) {
    try {
      client.inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private void make(DockerClient client, String name) throws IOException {
    Path tar = Files.createTempFile(workspace.cache(), "base-", ".tar");
    try {
      List<String> argv = List.of(script().toString(), tar.toString());
      CommandResult result =
          new Command(argv, workspace.cache(), environment.variables(), MAKING).run();
      if (!result.ok()) {
        throw StaleframeException.environment(
            "no image registry is in reach, and no base image can be made here:%n%s"
                .formatted(result.stderr().strip()));
      }
      build(client, name, tar);
    } finally {
      Files.deleteIfExists(tar);
    }
  }

  /** By a build, since docker-java's import of a tar (createImageCmd) cuts it short. */
  private static void build(DockerClient client, String name, Path tar) throws IOException {
    BuildContext context = new BuildContext().text("Dockerfile", DOCKERFILE).file("base.tar", tar);
    BuildLog log = new BuildLog();
    try {
      client
          .buildImageCmd(context.stream())
          .withTags(Set.of(name))
          .withRemove(true)
          .withForcerm(true)
          .exec(log)
          .awaitImageId(MAKING.toMinutes(), TimeUnit.MINUTES);
    } catch (RuntimeException e) {
      throw StaleframeException.environment(
          "the Docker engine does not take the base image: " + log.reason(e), e);
    }
  }
}
