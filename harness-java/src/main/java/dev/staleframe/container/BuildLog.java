package dev.staleframe.container;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.regex.Pattern;

/** Follows the build of an image, and remembers what was said last. */
final class BuildLog extends BuildImageResultCallback {
  /** The engine has what goes to standard error in red. */
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");

  private String last = "";

  @Override
  public void onNext(BuildResponseItem item) {
    String said = item.getStream() == null ? "" : COLOUR.matcher(item.getStream()).replaceAll("");
    if (!said.isBlank() && !said.startsWith("Removing intermediate")) {
      last = said.strip();
    }
    super.onNext(item);
  }

  /** Why it failed: what the failing step said, else what the engine says of it. */
  String reason(Exception failure) {
    boolean step = last.isEmpty() || last.startsWith("Step ") || last.startsWith("--->");
    String engine = EngineWords.of(failure);
    return step ? engine : last.lines().reduce((first, second) -> second).orElse(engine);
  }
}
