package dev.staleframe.dating;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release in the name of a GOROOT, in whatever shape installers make it:
 *
 * <pre>
 * /root/.gimme/versions/go1.23.0.linux.amd64     /home/u/sdk/go1.23.0
 * .../golang.org/toolchain@v0.0.1-go1.23.9.linux-amd64
 * /opt/hostedtoolcache/go/1.23.0/x64             /opt/homebrew/Cellar/go/1.23.0/libexec
 * /nix/store/0123abcd-go-1.23.0/share/go         /home/u/.asdf/installs/golang/1.23.0/go
 * /usr/lib/go-1.23                               (any 1.23.x)
 * </pre>
 */
final class Root {
  /**
   * A folder with a version and "go" in its name or in that of the folder that it is in. The dots
   * and digits of a longer version, of something else, must not be taken for a part of it.
   */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?i)(?:^|[/._@+-])(?:go(?:@1\\.\\d+)?|golang|goenv/versions)[-/_@]?"
              + "(1\\.\\d{1,3}(?:\\.\\d{1,3}|rc\\d+|beta\\d+)?)(?!\\d|\\.\\d|[a-z])");

  private Root() {}

  /** What the path says; a version further inside counts, being the narrower one. */
  static Optional<ReleaseSet> releases(String root) {
    Optional<ReleaseSet> found = Optional.empty();
    Matcher matcher = VERSION.matcher(root);
    int at = 0;
    while (matcher.find(at)) {
      found = ReleaseSet.named(matcher.group(1));
      at = matcher.start() + 1;
    }
    return found;
  }
}
