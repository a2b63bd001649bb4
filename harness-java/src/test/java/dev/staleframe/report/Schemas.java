package dev.staleframe.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schemas that are shipped. */
public final class Schemas {
  private Schemas() {}

  /** What is wrong with a report. */
  public static List<String> errors(String name, String json) throws IOException {
    return registry().getSchema(source(name)).validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  static String source(String name) throws IOException {
    try (InputStream in =
        JsonReport.class.getResourceAsStream("/dev/staleframe/schema/" + name + ".schema.json")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
