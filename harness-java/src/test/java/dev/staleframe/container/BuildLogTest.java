package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BuildLog log = new BuildLog();

  private void said(String text) throws JsonProcessingException {
    String item = JSON.writeValueAsString(Map.of("stream", text));
    log.onNext(JSON.readValue(item, BuildResponseItem.class));
  }

  private String reason() {
    return log.reason(new IOException("returned a non-zero code: 1"));
  }

  /** The engine sends a step's standard error in red, and the end of red after it. */
  @Test
  void isWhatTheFailingStepSaidLast() throws JsonProcessingException {
    said("Step 2/9 : RUN works");
    said("\u001b[91mfirst\nstaleframe: the base image lacks gcc\n\u001b[0m");
    said("\u001b[0m");
    said("Removing intermediate container 0123456789ab\n");

    assertEquals("staleframe: the base image lacks gcc", reason());
  }

  @Test
  void isWhatTheEngineSaidWhereTheStepSaidNothing() throws JsonProcessingException {
    said("Step 2/9 : RUN false");
    said("---> Running in 0123456789ab\n");

    assertEquals("returned a non-zero code: 1", reason());
  }
}
