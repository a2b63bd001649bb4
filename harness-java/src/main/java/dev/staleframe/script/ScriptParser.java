package dev.staleframe.script;

import dev.staleframe.Nearest;
import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads scenarios:
 *
 * <pre>
 *   scenario := [ "with" entry { "," entry } ";" ] { step }
 *   entry    := NAME [ INT ] | NAME "=" VALUE
 *   step     := NAME [ INT ] [ "{" { step } "}" ]
 *   NAME     := [a-z]+      INT := 0 | [1-9][0-9]{0,5}      VALUE := 0 | [1-9][0-9]{0,3}
 * </pre>
 *
 * <p>An entry is an {@link ActorKind actor}, a {@link BuildOption build option}, or a {@link
 * GodebugSetting setting of GODEBUG}, which is one word: {@code efence=0}. For {@link StepKind
 * steps} see there.
 *
 * <p>White space separates, and {@code #} begins a comment up to the end of the line.
 */
public final class ScriptParser {
  /** The longest text, in bytes of UTF-8. */
  public static final int MOST_BYTES = 4096;

  private static final Pattern INT = Pattern.compile("0|[1-9][0-9]{0,5}");
  private static final Pattern VALUE = Pattern.compile("0|[1-9][0-9]{0,3}");
  private static final String WITH = "with";

  private final List<Word> words;
  private final Release release; // null: any
  private int at;
  private int steps;

  private ScriptParser(String text, Release release) {
    this.words = Word.of(text);
    this.release = release;
  }

  /**
   * Reads one for any release.
   *
   * @throws StaleframeException exit code 2 if it is not a scenario, with line and column
   */
  public static Script parse(String text) {
    checkLength(text);
    return new ScriptParser(text, null).script();
  }

  /**
   * Reads one that is to run on a release.
   *
   * @throws StaleframeException exit code 2 if it is not a scenario, or the release can't do it,
   *     with line and column
   */
  public static Script parse(String text, Release release) {
    checkLength(text);
    return new ScriptParser(text, release).script();
  }

  private static void checkLength(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw StaleframeException.usage(
          "scenario: %d bytes are too long; the limit is %d".formatted(bytes, MOST_BYTES));
    }
  }

  private Script script() {
    Header header = peek().text().equals(WITH) ? header() : Header.NONE;
    List<Step> outermost = steps(Scope.OUTERMOST);
    if (!peek().isEnd()) {
      throw peek().error("\"}\" without a \"{\" before it");
    }
    return new Script(header, outermost);
  }

  private Header header() {
    List<Entry> entries = new ArrayList<>();
    do {
      at++;
      Word name = peek();
      Entry entry = entry();
      if (entries.stream().anyMatch(other -> other.key().equals(entry.key()))) {
        throw name.error(name.quoted() + " is there already; there can be one of each");
      }
      entries.add(entry);
      if (Header.ifLegal(entries).isEmpty()) {
        throw name.error(name.quoted() + " can't be together with what is before it");
      }
      checkRelease(name, entry);
    } while (peek().text().equals(","));
    if (!peek().text().equals(";")) {
      throw peek().error("\";\" expected at the end of the header, but found " + peek().quoted());
    }
    at++;
    return new Header(entries);
  }

  private Entry entry() {
    Word word = next();
    int equals = word.text().indexOf('=');
    if (equals >= 0) {
      return setting(word, word.text().substring(0, equals), word.text().substring(equals + 1));
    }
    Optional<ActorKind> actor = named(word.text(), ActorKind.values());
    if (actor.isPresent()) {
      return new Actor(actor.get(), number(word, actor.get().amount()));
    }
    BuildOption option =
        named(word.text(), BuildOption.values())
            .orElseThrow(() -> unknown(word, word.text(), "an actor or a build option", headers()));
    number(word, Optional.empty());
    return option;
  }

  private static List<String> headers() {
    return Stream.of(ActorKind.values(), BuildOption.values())
        .flatMap(Arrays::stream)
        .map(Object::toString)
        .toList();
  }

  private static GodebugSetting setting(Word word, String name, String value) {
    if (!GodebugSetting.NAMES.contains(name)) {
      throw unknown(word, name, "a setting that a scenario can have", GodebugSetting.NAMES);
    }
    if (!VALUE.matcher(value).matches()) {
      throw word.error(word.quoted() + " has no value from 0 to " + GodebugSetting.MOST);
    }
    return new GodebugSetting(name, Integer.parseInt(value));
  }

  private void checkRelease(Word name, Since thing) {
    if (release != null && !thing.isIn(release)) {
      int minor = thing.first().orElseThrow().minor();
      refuse(name, "is not in Go %s; it needs 1.%d or newer".formatted(release, minor));
    }
  }

  /** Up to a closing brace or the end, which it leaves. */
  private List<Step> steps(Scope scope) {
    List<Step> found = new ArrayList<>();
    while (!peek().isEnd() && !peek().text().equals("}")) {
      found.add(step(scope));
    }
    return found;
  }

  private Step step(Scope scope) {
    Word name = next();
    StepKind kind = named(name.text(), StepKind.values()).orElseThrow(() -> notAStep(name));
    scope.objection(kind).ifPresent(why -> refuse(name, why));
    checkRelease(name, kind);
    if (++steps > Script.MOST_STEPS) {
      refuse(name, "is one too many; the limit is %d steps".formatted(Script.MOST_STEPS));
    }
    int count = number(name, kind.amount());
    return new Step(
        kind, count, kind.block().isPresent() ? block(name, scope.in(kind)) : noBlock(name));
  }

  private List<Step> block(Word name, Scope scope) {
    Word open = next();
    if (!open.text().equals("{")) {
      throw open.error(
          "\"{\" expected after %s, which needs a block of steps in %s, but found %s"
              .formatted(name.quoted(), scope.side(), open.quoted()));
    }
    List<Step> block = steps(scope);
    if (peek().isEnd()) {
      throw open.error("no \"}\" for this \"{\" of " + name.quoted());
    }
    at++;
    return block;
  }

  private List<Step> noBlock(Word name) {
    if (peek().text().equals("{")) {
      throw peek().error(name.quoted() + " has no block");
    }
    return List.of();
  }

  /** The number that follows, or the usual one. */
  private int number(Word name, Optional<Amount> amount) {
    Word word = peek();
    if (!word.startsWithDigit()) {
      return amount.map(Amount::usual).orElse(0);
    }
    Amount range =
        amount.orElseThrow(
            () ->
                word.error(
                    "%s takes no number, but found %s".formatted(name.quoted(), word.quoted())));
    at++;
    if (!INT.matcher(word.text()).matches() || !range.allows(Integer.parseInt(word.text()))) {
      throw word.error(
          "%s is not a number of %s that %s can take: %d to %d"
              .formatted(word.quoted(), range.unit(), name.quoted(), range.least(), range.most()));
    }
    return Integer.parseInt(word.text());
  }

  private static <T> Optional<T> named(String name, T[] all) {
    return Arrays.stream(all).filter(one -> one.toString().equals(name)).findFirst();
  }

  private static StaleframeException notAStep(Word name) {
    if (name.text().equals(WITH) || headers().contains(name.text())) {
      return name.error(
          name.quoted()
              + " is not a step; the header comes first, as in \"with tracer; call { }\"");
    }
    return unknown(
        name,
        name.text(),
        "a step",
        Arrays.stream(StepKind.values()).map(StepKind::toString).toList());
  }

  private static StaleframeException unknown(
      Word word, String name, String what, List<String> names) {
    Optional<String> meant = name.matches("[a-z]+") ? Nearest.of(name, names) : Optional.empty();
    return word.error(
        "%s is not %s%s"
            .formatted(
                word.quoted(),
                what,
                meant
                    .map(near -> ", did you mean \"" + near + "\"?")
                    .orElse("; there are " + String.join(", ", names))));
  }

  private static void refuse(Word name, String why) {
    throw name.error(name.quoted() + " " + why);
  }

  private Word peek() {
    return words.get(at);
  }

  /** The end comes again and again. */
  private Word next() {
    Word word = peek();
    at += word.isEnd() ? 0 : 1;
    return word;
  }
}
