package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.plan.ShardPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The shards of a plan, for an engine that runs jobs. */
public final class ShardPlanJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private ShardPlanJson() {}

  /**
   * On one line, as a workflow of GitHub Actions takes it for {@code strategy.matrix}: {@code
   * {"include": [...]}}.
   */
  public static void github(List<ShardPlan> shards, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("include");
      for (ShardPlan shard : shards) {
        json.writeStartObject();
        json.writeStringField("shard", shard.shard());
        json.writeStringField("name", shard.name());
        json.writeNumberField("cells", shard.cells());
        json.writeNumberField("seconds", shard.seconds());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }
}
