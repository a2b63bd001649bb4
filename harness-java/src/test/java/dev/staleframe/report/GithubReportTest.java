package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GithubReportTest {
  /** As the runner reads it: the name up to a space, properties up to the next ::, the rest. */
  private static final Pattern COMMAND =
      Pattern.compile("::(error|warning|notice) title=([^:,]*)::(.*)");

  static Stream<StudyResult> results() {
    return Stream.of(
        StudySamples.reproduced(),
        StudySamples.notAsExpected(),
        StudySamples.hostile(),
        CiSamples.hostile(),
        CiSamples.large(200, 5000));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void notAsExpected(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () ->
            Golden.check(
                "report/not-as-expected.github.txt", github(StudySamples.notAsExpected())));
  }

  @ParameterizedTest
  @MethodSource("results")
  void everyLineIsACommandThatGithubTakes(StudyResult result) {
    String github = github(result);
    assertTrue(github.endsWith("\n"));
    assertFalse(github.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
    for (String line : github.split("\n")) {
      assertTrue(COMMAND.matcher(line).matches(), line);
      assertFalse(Pattern.compile("%(?!25|0A|0D|3A|2C)").matcher(line).find(), line);
    }
    for (String kind : List.of("error", "warning", "notice")) {
      assertTrue(count(github, kind) <= 10, kind);
    }
  }

  @Test
  void allIsWellInANotice() {
    assertEquals(
        "::notice title=staleframe reproduce::Reproduced: Go 1.23.0 shows issue 69087.\n",
        github(StudySamples.reproduced()));
  }

  @Test
  void hostileTextArrivesAsTextOfTheOneAnnotation() {
    String github = github(CiSamples.hostile());
    String shown = Printable.of(CiSamples.HOSTILE);

    assertEquals(List.of("error", "warning", "notice"), kinds(github));
    Matcher error = COMMAND.matcher(github.lines().findFirst().orElseThrow());
    assertTrue(error.matches());
    assertTrue(unescaped(error.group(3)).startsWith(shown), error.group(3));
    assertTrue(unescaped(error.group(2)).contains("GODEBUG=a=|<b>@c::d%0A"), error.group(2));
  }

  /** The pattern above would let no such line through; it is to find one that is there. */
  @Test
  void lineThatIsNoCommandWouldBeFound() {
    assertFalse(COMMAND.matcher("::error title=a: b::c").matches());
    assertFalse(COMMAND.matcher("1.23.0 stale").matches());
  }

  @Test
  void noMoreThanGithubShowsAndHowManyThereAre() {
    String github = github(CiSamples.large(200, 30));
    assertEquals(10, count(github, "error"));
    assertEquals(10, count(github, "warning"));
    assertTrue(github.contains("and 191 more"), github);
  }

  @Test
  void allThatFitAreThere() {
    String github = github(CiSamples.large(10, 30));
    assertEquals(10, count(github, "error"));
    assertFalse(github.contains(" more"), github);
  }

  /** Nothing is to blame but the whole, and it is no news that all is well. */
  @Test
  void conclusionIsTheErrorWhereNothingElseIs() {
    assertEquals(
        "::error title=staleframe reproduce::conclusion\n", github(CiSamples.seen(12, false)));
  }

  private static long count(String github, String kind) {
    return kinds(github).stream().filter(kind::equals).count();
  }

  private static List<String> kinds(String github) {
    return github.lines().map(line -> line.split("[: ]+")[1]).toList();
  }

  private static String unescaped(String text) {
    return text.replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }

  private static String github(StudyResult result) {
    return StudySamples.written(out -> new GithubReport().write(result, out));
  }
}
