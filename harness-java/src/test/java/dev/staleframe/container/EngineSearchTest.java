package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.command.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSearchTest {
  @TempDir private Path folder;

  private static EngineSearch with(String... variables) {
    return new EngineSearch(
        new Environment(variables.length == 0 ? Map.of() : Map.of(variables[0], variables[1])));
  }

  private static String words(EngineSearch search, Exception failure) {
    return Failing.with(
        ExitCode.ENVIRONMENT,
        () -> {
          throw search.failure(failure);
        });
  }

  @Test
  void saysWhereItLooked() {
    String words = words(with("HOME", folder.toString()), new IOException("x"));

    assertTrue(words.contains("DOCKER_HOST is not set; tried /var/run/docker.sock ("), words);
    assertTrue(words.contains(folder + "/.docker/run/docker.sock (no such file)"), words);
    assertTrue(words.contains("apt-get install docker.io"), words);
    assertFalse(words.contains("--in"), words); // Not every command that needs one has that.
  }

  @Test
  void saysWhatIsAtTheAskedPlace() throws IOException {
    Path file = Files.createFile(folder.resolve("socket"));

    String words = words(with("DOCKER_HOST", "unix://" + file), new IOException("x"));

    assertTrue(words.contains(file + " (it does not answer as a Docker engine)"), words);
    assertFalse(words.contains("/var/run"), words);
  }

  @Test
  void saysThatItWaited() {
    String words =
        words(with("DOCKER_HOST", "tcp://host:2375"), new TimeoutException("no answer in 9 s"));

    assertTrue(
        words.contains("does not answer (no answer in 9 s): tried DOCKER_HOST=tcp://host:2375"),
        words);
  }

  /** Testcontainers says {@code tcp://}, whatever of these was asked for. */
  @Test
  void theAskedAddressMayBeWrittenOtherwise() {
    URI found = URI.create("tcp://host:2375");

    assertDoesNotThrow(() -> with("DOCKER_HOST", "http://host:2375/").requireAsked(found));
    assertDoesNotThrow(() -> with().requireAsked(found));
  }

  @Test
  void anotherEngineThanTheAskedOneIsNotTaken() {
    String words =
        Failing.with(
            ExitCode.ENVIRONMENT,
            () ->
                with("DOCKER_HOST", "tcp://host:2375")
                    .requireAsked(URI.create("unix:///var/run/docker.sock")));

    assertTrue(words.contains("DOCKER_HOST=tcp://host:2375 does not answer"), words);
    assertTrue(words.contains("unix:///var/run/docker.sock does"), words);
  }
}
