package dev.staleframe.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text as an array of its bytes: the journal writes so what holds a tab. */
final class RecordBytes {
  private RecordBytes() {}

  static Optional<String> text(JsonNode array) {
    byte[] bytes = new byte[array.size()];
    for (int i = 0; i < bytes.length; i++) {
      JsonNode element = array.get(i);
      if (!element.isInt() || element.intValue() < 0 || element.intValue() > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) element.intValue();
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }
}
