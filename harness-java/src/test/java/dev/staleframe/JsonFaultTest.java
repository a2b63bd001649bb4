package dev.staleframe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonFaultTest {
  @Test
  void saysTheLineAndNotWhereTheTextCameFrom() {
    JsonProcessingException failure =
        assertThrows(
            JsonProcessingException.class, () -> new ObjectMapper().readTree("{\n  \"a\": x}"));
    assertTrue(failure.getMessage().contains("Source"), "Jackson's own message does");

    String fault = JsonFault.of(failure);

    assertTrue(fault.startsWith("no JSON at line 2: Unrecognized token 'x'"), fault);
    assertFalse(fault.contains("Source"), fault);
    assertEquals(1, fault.lines().count(), fault);
  }

  @Test
  void saysWhereWhatIsNotClosedBegan() {
    JsonProcessingException failure =
        assertThrows(
            JsonProcessingException.class, () -> new ObjectMapper().readTree("{\"a\": [1"));
    assertTrue(failure.getOriginalMessage().contains("Source"), "Jackson's own message does");

    String fault = JsonFault.of(failure);

    assertTrue(fault.endsWith("(start marker at line: 1, column: 7)"), fault);
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    assertEquals("Input/output error", JsonFault.of(new IOException("Input/output error")));
  }
}
