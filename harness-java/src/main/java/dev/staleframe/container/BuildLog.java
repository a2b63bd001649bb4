package dev.staleframe.container;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;

/** Follows the build of an image, and remembers what was said last. */
final class BuildLog extends BuildImageResultCallback {
  private String last = "";

  @Override
  public void onNext(BuildResponseItem item) {
    String said = item.getStream();
    if (said != null && !said.isBlank() && !said.startsWith("Removing intermediate")) {
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
