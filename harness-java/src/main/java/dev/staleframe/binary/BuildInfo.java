package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the go command wrote into a program of itself and of the build.
 *
 * @param version as it stands: {@code go1.23.0}, {@code go1.23.0 X:nocoverageredesign}, {@code
 *     devel go1.24-1234567 ...}
 * @param path the package of main, or empty
 * @param settings such as {@code CGO_ENABLED} or {@code -tags}, in the order of the file; empty if
 *     the program was not built by the go command in module mode
 */
public record BuildInfo(String version, String path, Map<String, String> settings) {
  /** Of a program from which it was removed. */
  public static final BuildInfo NONE = new BuildInfo("", "", Map.of());

  private static final Pattern DEVELOPMENT = Pattern.compile("^go1\\.[0-9]+-devel");

  /**
   * Reads the lines that {@code runtime/debug.BuildInfo.String} describes: a keyword, a tab, and in
   * those of settings {@code key=value}, either of which may be quoted.
   */
  static BuildInfo parse(String version, String lines) {
    String path = "";
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines.split("\n")) {
      String[] words = line.split("\t", 2);
      if (words.length < 2) {
        continue;
      }
      if (words[0].equals("path")) {
        path = words[1];
      } else if (words[0].equals("build")) {
        int equals = words[1].indexOf('=');
        if (equals > 0) {
          settings.put(words[1].substring(0, equals), unquoted(words[1].substring(equals + 1)));
        }
      }
    }
    return new BuildInfo(version, path, settings);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted
        ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : value;
  }

  /**
   * The release that the program says it was built with, whoever packaged it; none if it is a
   * development version, or says something else.
   */
  public Optional<Release> release() {
    if (!version.startsWith("go")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Release.parse(version.split(" ", 2)[0]));
    } catch (StaleframeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it says that a development version built it: {@code devel go1.24-1234567}, and {@code
   * go1.28-devel_1234567} as newer ones write it ({@code src/cmd/dist/build.go}, line 435 in
   * 1.23.0, line 440 in 1.27.4).
   */
  public boolean development() {
    return version.startsWith("devel ") || DEVELOPMENT.matcher(version).find();
  }

  /**
   * Whether the release is as golang.org built it; a vendor's patches, or experiments that were
   * switched on, follow the version in words of their own.
   */
  public boolean plain() {
    return release().isPresent() && version.indexOf(' ') < 0;
  }

  /** A setting, if it was written. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }
}
