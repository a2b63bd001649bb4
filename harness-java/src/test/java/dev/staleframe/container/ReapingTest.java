package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ReapingTest {
  /** The name is a constant of a class that is not public, so it is looked for in its file. */
  @Test
  void theImageIsThatOfThisTestcontainers() throws IOException {
    try (InputStream file =
        DockerClientFactory.class.getResourceAsStream("utility/RyukContainer.class")) {
      String constants = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);

      assertTrue(constants.contains(Reaping.RYUK), "another version of Ryuk");
    }
  }
}
