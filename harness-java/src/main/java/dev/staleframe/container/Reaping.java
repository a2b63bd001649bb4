package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.staleframe.command.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Which of Testcontainers' helper containers can be had here, and the settings that do without.
 *
 * <p>Testcontainers 2.0.5 starts Ryuk, which removes what a killed process leaves behind, and,
 * inside of a container, another that finds the way out. Where neither image is there nor can be
 * had, it tries for minutes and gives up. Both settings that avoid that are environment variables.
 * Containers of staleframe end by themselves, see {@link Lease}, so nothing is lost.
 */
public final class Reaping {
  /** {@code org.testcontainers.utility.RyukContainer} of Testcontainers 2.0.5. */
  static final String RYUK = "testcontainers/ryuk:0.14.0";

  private static final String RYUK_DISABLED = "TESTCONTAINERS_RYUK_DISABLED";
  private static final String HOST_OVERRIDE = "TESTCONTAINERS_HOST_OVERRIDE";
  private static final Path INSIDE_A_CONTAINER = Path.of("/.dockerenv");
  private static final Bounded PULLING = Bounded.seconds(30);

  private Reaping() {}

  /** The settings that are needed here and not there yet; none where the images can be had. */
  public static Map<String, String> missingSettings(Engine engine, Environment environment) {
    if (environment.get(RYUK_DISABLED).isPresent() || canBeHad(engine.plainClient())) {
      return Map.of();
    }
    Map<String, String> settings = new TreeMap<>(Map.of(RYUK_DISABLED, "true"));
    if (Files.exists(INSIDE_A_CONTAINER) && environment.get(HOST_OVERRIDE).isEmpty()) {
      settings.put(HOST_OVERRIDE, "localhost"); // Our containers have no ports to be reached at.
    }
    return settings;
  }

  private static boolean canBeHad(DockerClient client) {
    String name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(RYUK)).toString();
    try {
      client.inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return PULLING.call(() -> client.pullImageCmd(name).start().awaitCompletion()).succeeded();
    }
  }
}
