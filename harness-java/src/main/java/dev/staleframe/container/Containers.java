package dev.staleframe.container;

import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/** Starts containers of releases, and removes them all in the end. */
public final class Containers implements AutoCloseable {
  private final Engine engine;
  private final Images images;
  private final Workspace workspace;
  private final ContainerLimits limits;
  private final Consumer<String> announce;
  private final Deque<Sandbox> started = new ConcurrentLinkedDeque<>();

  /**
   * @param announce is told before anything is fetched or built
   */
  public Containers(
      Engine engine,
      Images images,
      Workspace workspace,
      ContainerLimits limits,
      Consumer<String> announce) {
    this.engine = engine;
    this.images = images;
    this.workspace = workspace;
    this.limits = limits;
    this.announce = announce;
    engine
        .missingLimits()
        .forEach(limit -> announce.accept("this engine can't limit " + limit + ": doing without"));
  }

  /** The engine's architecture, as GOARCH names it. */
  public String arch() {
    return engine.arch();
  }

  /** The engine, in a few words. */
  public String description() {
    return engine.description();
  }

  /**
   * Starts one, with the C built in it.
   *
   * @throws dev.staleframe.StaleframeException exit code 2 or 3 if it can't be done
   */
  public ContainerBuilder start(Release release, Libc libc) {
    ReleaseImage image = images.provide(release, libc);
    announce.accept("starting a container of Go %s (%s)".formatted(release, libc));
    Sandbox sandbox = new Sandbox(engine, image, limits);
    started.add(sandbox);
    return new ContainerBuilder(sandbox, workspace);
  }

  /** Removes the container of a builder. */
  public void stop(ContainerBuilder builder) {
    started.remove(builder.sandbox());
    builder.sandbox().close();
  }

  @Override
  public void close() {
    started.forEach(Sandbox::close);
    started.clear();
  }
}
