package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootTest {
  @ParameterizedTest
  @CsvSource({
    "/root/.gimme/versions/go1.23.0.linux.amd64, 1.23.0",
    "/home/u/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.23.9.linux-amd64, 1.23.9",
    "/home/u/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.23rc2.darwin-arm64, 1.23rc2",
    "/home/u/sdk/go1.23.0, 1.23.0",
    "/opt/hostedtoolcache/go/1.23.0/x64, 1.23.0",
    "C:/hostedtoolcache/windows/go/1.23.12/x64, 1.23.12",
    "/usr/lib/go-1.23, 1.23.x",
    "/nix/store/0q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h-go-1.23.0/share/go, 1.23.0",
    "/opt/homebrew/Cellar/go/1.23.0/libexec, 1.23.0",
    "/opt/homebrew/Cellar/go@1.22/1.22.5/libexec, 1.22.5",
    "/usr/local/Cellar/go/1.23.0_1/libexec, 1.23.0",
    "/home/u/.gvm/gos/go1.23.4, 1.23.4",
    "/home/u/.gvm/gos/go1.23, 1.23.x",
    "/home/u/.asdf/installs/golang/1.23.0/go, 1.23.0",
    "/home/u/.goenv/versions/1.23.0, 1.23.0",
    "/home/u/.local/share/mise/installs/go/1.23.0, 1.23.0",
    "C:/Users/u/scoop/apps/go/1.23.0, 1.23.0",
    "/home/u/.cache/bazel/external/rules_go++go_sdk+go1.23.0, 1.23.0",
    "/usr/local/go1.20, 1.20.x",
    "/usr/local/go1.28.0, 1.28.0"
  })
  void release(String root, String expected) {
    assertEquals(expected, Root.releases(root).map(ReleaseSet::toString).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/usr/local/go",
        "/usr/lib/golang",
        "C:/Program Files/Go",
        "/snap/go/10660",
        "C:/Go.tip",
        "/home/u/.cache/bazel/external/go_sdk",
        "/home/u/project-1.23.0/go",
        "/home/u/mango1.23.0/go",
        "/home/u/go1.23.0.1/go",
        "/home/u/go/1.23.0alpha/go",
        "$GOROOT"
      })
  void noRelease(String root) {
    assertEquals("none", Root.releases(root).map(ReleaseSet::toString).orElse("none"));
  }
}
