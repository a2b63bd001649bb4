package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.ContentHash;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Finds or builds the image of a release: from the official {@code golang} image where that can be
 * had, else from a base made here and the toolchain that {@link Toolchains} has verified.
 */
public final class Images {
  private static final String REPOSITORY = "staleframe/go";
  private static final String OFFICIAL = "golang:{go}";
  private static final Bounded PULLING = Bounded.seconds(900);
  private static final int BUILDING_MINUTES = 20;

  private final Engine engine;
  private final Workspace workspace;
  private final Toolchains toolchains;
  private final BaseImage localBase;
  private final String hostArch;
  private final Optional<String> pattern;
  private final Consumer<String> announce;
  private final String hashOfDockerfile;
  private boolean registryOutOfReach;

  /**
   * @param hostArch this machine's architecture, as GOARCH names it
   * @param pattern what the user wants images built from instead of the official ones; {@code {go}}
   *     in it stands for the release
   * @param announce is told before anything is fetched or built
   */
  public Images(
      Engine engine,
      Workspace workspace,
      Environment environment,
      Toolchains toolchains,
      String hostArch,
      Optional<String> pattern,
      Consumer<String> announce) {
    this.engine = engine;
    this.workspace = workspace;
    this.toolchains = toolchains;
    this.localBase = new BaseImage(workspace, environment);
    this.hostArch = hostArch;
    this.pattern = pattern;
    this.announce = announce;
    this.hashOfDockerfile = hashOfDockerfile();
  }

  private Path dockerfile() {
    return workspace.docker().resolve("Dockerfile");
  }

  private String hashOfDockerfile() {
    try {
      return new ContentHash().add(Files.readString(dockerfile())).name();
    } catch (IOException e) {
      throw StaleframeException.internal("can't read " + dockerfile(), e);
    }
  }

  /**
   * The image, built if it isn't there.
   *
   * @throws StaleframeException exit code 2 if there is no such release, 3 if it can't be had here
   */
  public synchronized ReleaseImage provide(Release release, Libc libc) {
    if (pattern.isPresent()) {
      return wanted(release, libc, base(pattern.get(), release));
    }
    String official = substituted(base(OFFICIAL, release) + libc.officialSuffix());
    ReleaseImage ofOfficial = image(release, libc, official);
    ReleaseImage ofLocal = image(release, libc, "Debian's packages and the verified toolchain");
    if (exists(ofOfficial.name())) {
      return ofOfficial;
    }
    if (exists(ofLocal.name())) {
      return ofLocal;
    }
    if (pulled(official)) {
      build(ofOfficial, official, null);
      return ofOfficial;
    }
    return local(ofLocal);
  }

  private ReleaseImage wanted(Release release, Libc libc, String base) {
    ReleaseImage image = image(release, libc, base);
    if (!exists(image.name())) {
      Bounded.Result<?> pull = exists(base) ? null : pull(base);
      if (pull != null && !pull.succeeded()) {
        throw StaleframeException.environment(
            "can't have the image %s: %s%nCheck --image, and that the engine may pull it (docker pull %s)."
                .formatted(base, EngineWords.of(pull.failure()), base),
            pull.failure());
      }
      build(image, base, null);
    }
    return image;
  }

  private static String base(String pattern, Release release) {
    return pattern.replace("{go}", release.toString());
  }

  /** A company's mirror, if Testcontainers is told of one. */
  private static String substituted(String name) {
    return ImageNameSubstitutor.instance().apply(DockerImageName.parse(name)).toString();
  }

  private ReleaseImage image(Release release, Libc libc, String source) {
    String hash = new ContentHash().add(hashOfDockerfile).add(source).name().substring(0, 12);
    String name = "%s:%s-%s-%s".formatted(REPOSITORY, release, libc, hash);
    return new ReleaseImage(name, release, libc, source);
  }

  private boolean exists(String name) {
    return BaseImage.exists(client(), name);
  }

  private DockerClient client() {
    return engine.client();
  }

  private boolean pulled(String official) {
    if (exists(official)) {
      return true;
    }
    if (registryOutOfReach) {
      return false;
    }
    Bounded.Result<?> pull = pull(official);
    if (!pull.succeeded()) {
      registryOutOfReach = !(pull.failure() instanceof NotFoundException);
      announce.accept(
          "no image %s to be had (%s); making one from Debian's packages"
              .formatted(official, EngineWords.of(pull.failure())));
    }
    return pull.succeeded();
  }

  private Bounded.Result<?> pull(String name) {
    announce.accept("pulling " + name);
    return PULLING.call(() -> client().pullImageCmd(name).start().awaitCompletion());
  }

  private ReleaseImage local(ReleaseImage image) {
    if (!engine.arch().equals(hostArch)) {
      throw StaleframeException.environment(
          "the Docker engine runs %s and this machine is %s: images for it can't be made here.%nLet the engine pull golang images, or name others with --image."
              .formatted(engine.arch(), hostArch));
    }
    Path goroot = toolchains.provide(image.release(), announce).goroot();
    build(image, localBase.provide(client(), announce), goroot);
    return image;
  }

  private void build(ReleaseImage image, String base, Path goroot) {
    announce.accept("building an image with Go %s (%s)".formatted(image.release(), image.libc()));
    BuildLog log = new BuildLog();
    try {
      command(image, base, goroot).exec(log).awaitImageId(BUILDING_MINUTES, TimeUnit.MINUTES);
    } catch (RuntimeException | IOException e) {
      throw StaleframeException.environment(
          "can't build an image with Go %s from %s: %s"
              .formatted(image.release(), base, log.reason(e)),
          e);
    }
  }

  private BuildImageCmd command(ReleaseImage image, String base, Path goroot) throws IOException {
    BuildContext context = new BuildContext().file("Dockerfile", dockerfile()).folder("goroot/");
    if (goroot != null) {
      context.tree("goroot/", goroot);
    }
    BuildImageCmd command =
        client()
            .buildImageCmd(context.stream())
            .withTags(Set.of(image.name()))
            .withBuildArg("BASE", base)
            .withBuildArg("GO_VERSION", image.release().toString())
            .withBuildArg("CC", image.libc().compiler())
            .withRemove(true)
            .withForcerm(true);
    // A base that brings no Go has all else; nothing is fetched from within.
    return goroot == null ? command : command.withNetworkMode("none");
  }
}
