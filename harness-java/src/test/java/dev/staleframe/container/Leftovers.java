package dev.staleframe.container;

/** What was left behind at an engine. */
public final class Leftovers {
  private Leftovers() {}

  /** How many containers of our images there are; the engine is to be that of this run alone. */
  public static int containers(Engine engine) {
    return (int)
        engine.client().listContainersCmd().exec().stream()
            .filter(container -> container.getImage().startsWith("staleframe/go:"))
            .count();
  }
}
