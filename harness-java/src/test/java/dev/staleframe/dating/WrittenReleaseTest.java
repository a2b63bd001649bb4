package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenReleaseTest {
  @ParameterizedTest
  @CsvSource({
    "go version go1.23.0 linux/amd64, 1.23.0",
    "$ go version: go1.23rc2, 1.23rc2",
    "go version go1.20 linux/amd64, 1.20.x",
    "'Go version: \"go1.23.1\"', 1.23.1",
    "GoVersion:go1.22.5 X:nocoverageredesign, 1.22.5",
    "'{\"goVersion\":\"go1.21.13\"}', 1.21.13",
    "go_version=go1.24.0, 1.24.0",
    "'build_context=\"(go=go1.23.0, platform=linux/amd64)\"', 1.23.0",
    "/usr/local/bin/program: go1.23.0, 1.23.0",
    "runtime.Version() = go1.23.0, 1.23.0",
    "built with go1.23.0 on linux, 1.23.0",
    "program v2.1 (go1.23.0 linux/arm64), 1.23.0",
    "INFO version go1.23.0 linux/amd64 started, 1.23.0",
    "go version go1.22.4-fips linux/amd64, 1.22.4"
  })
  void release(String line, String expected) {
    assertEquals(expected, WrittenRelease.of(line).map(ReleaseSet::toString).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "go1.23.0",
        "this was fixed in go1.23.1",
        "go version devel go1.24-0123456789 linux/amd64",
        "devel go1.24 linux/amd64",
        "\t/usr/local/go1.23.0/src/runtime/proc.go:398 +0x25",
        "github.com/x/go1.23.0/version",
        "go version go1.23.0.1",
        "go version go1.x",
        "go version unknown"
      })
  void noRelease(String line) {
    assertEquals("none", WrittenRelease.of(line).map(ReleaseSet::toString).orElse("none"));
  }
}
