package dev.staleframe.dating;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that says which Go release built or ran the program: {@code go version}, {@code go version
 * -m}, or what {@code runtime.Version()} returned. A release that is only mentioned ({@code fixed
 * in go1.23.1}) is not taken, nor is a development version ({@code devel go1.24-0123456789}).
 */
final class WrittenRelease {
  private static final String RELEASE = "go(1\\.\\d{1,3}(?:\\.\\d{1,3}|rc\\d+|beta\\d+)?)";
  private static final String END = "(?![\\w.]*\\w)";

  private static final Pattern SAYS =
      Pattern.compile(
          // go version go1.23.0 linux/amd64; Go version: "go1.23.0"; GoVersion:go1.23.0
          "(?i:\\bgo[ _-]?version\\b|\\bgo(?==)|\\bruntime\\.Version\\(\\)|\\b(?:built|compiled) (?:with|by|using))"
              + "[^\\w\\n]{1,8}"
              + RELEASE
              + END
              // /usr/bin/program: go1.23.0
              + "|^\\S+: "
              + RELEASE
              + "$"
              // (go1.23.0 linux/amd64)
              + "|(?<![\\w./@-])(?<!devel )"
              + RELEASE
              + " (?:linux|darwin|windows|freebsd|openbsd|netbsd|android)/\\w+");

  private WrittenRelease() {}

  /** What the line says; looks at few lines closely. */
  static Optional<ReleaseSet> of(String line) {
    if (!line.contains("go1.")) {
      return Optional.empty();
    }
    Matcher matcher = SAYS.matcher(line.stripTrailing());
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return ReleaseSet.named(matcher.group(group));
      }
    }
    return Optional.empty();
  }
}
