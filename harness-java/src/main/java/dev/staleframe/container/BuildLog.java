package dev.staleframe.container;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.regex.Pattern;

/** Follows the build of an image, and remembers what was said last. */
final class BuildLog extends BuildImageResultCallback {
  /** Colours, in which an engine writes what a step says on standard error. */
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  /** What an engine says between steps; "Removing" up to 20.10, "Removed" after it. */
  private static final Pattern OWN =
      Pattern.compile("Step \\d+/.*|---> .*|Removing intermediate container .*");

  private String last = "";

  @Override
  public void onNext(BuildResponseItem item) {
    if (item.getStream() != null) {
      COLOURS
          .matcher(item.getStream())
          .replaceAll("")
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(this::hear);
    }
    super.onNext(item);
  }

  private void hear(String line) {
    if (line.startsWith("Step ")) {
      last = "";
    }
    if (!OWN.matcher(line).matches()) {
      last = line;
    }
  }

  /** Why it failed: what the failing step said last, else what the engine says of it. */
  String reason(Exception failure) {
    return last.isEmpty() ? EngineWords.of(failure) : last;
  }
}
