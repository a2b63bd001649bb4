package dev.staleframe.script;

import dev.staleframe.Nearest;
import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads scenarios:
 *
 * <pre>
 *   scenario := [ "with" actor { "," actor } ";" ] { step }
 *   actor    := NAME [ INT ]
 *   step     := NAME [ INT ] [ "{" { step } "}" ]
 *   NAME     := [a-z]+      INT := 0 | [1-9][0-9]{0,5}
 * </pre>
 *
 * <p>White space separates, and {@code #} begins a comment up to the end of the line.
 */
public final class ScriptParser {
  /** The longest text, in bytes of UTF-8. */
  public static final int MOST_BYTES = 4096;

  private static final Pattern INT = Pattern.compile("0|[1-9][0-9]{0,5}");
  private static final String WITH = "with";

  private final List<Word> words;
  private final Predicate<StepKind> supported;
  private final String release;
  private int at;
  private int steps;

  private ScriptParser(String text, Predicate<StepKind> supported, String release) {
    this.words = Word.of(text);
    this.supported = supported;
    this.release = release;
  }

  /**
   * Reads one for any release.
   *
   * @throws StaleframeException exit code 2 if it is not a scenario, with line and column
   */
  public static Script parse(String text) {
    checkLength(text);
    return new ScriptParser(text, kind -> true, "").script();
  }

  /**
   * Reads one that is to run on a release.
   *
   * @throws StaleframeException exit code 2 if it is not a scenario, or the release can't do it,
   *     with line and column
   */
  public static Script parse(String text, Release release) {
    checkLength(text);
    return new ScriptParser(text, kind -> kind.isIn(release), release.toString()).script();
  }

  private static void checkLength(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw StaleframeException.usage(
          "scenario: %d bytes are too long; the limit is %d".formatted(bytes, MOST_BYTES));
    }
  }

  private Script script() {
    List<Actor> actors = peek().text().equals(WITH) ? actors() : List.of();
    List<Step> outermost = steps(Scope.OUTERMOST);
    if (!peek().isEnd()) {
      throw peek().error("\"}\" without a \"{\" before it");
    }
    return new Script(actors, outermost);
  }

  private List<Actor> actors() {
    List<Actor> actors = new ArrayList<>();
    do {
      at++;
      Word name = peek();
      Actor actor = actor();
      if (actors.stream().anyMatch(other -> other.kind() == actor.kind())) {
        throw name.error(name.quoted() + " is there already; there can be one of each actor");
      }
      actors.add(actor);
    } while (peek().text().equals(","));
    if (!peek().text().equals(";")) {
      throw peek().error("\";\" expected after the actors, but found " + peek().quoted());
    }
    at++;
    return actors;
  }

  private Actor actor() {
    Word name = next();
    ActorKind kind =
        named(name, ActorKind.values())
            .orElseThrow(() -> unknown(name, "an actor", ActorKind.values()));
    return new Actor(kind, number(name, kind.amount()));
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
    StepKind kind = named(name, StepKind.values()).orElseThrow(() -> notAStep(name));
    scope.objection(kind).ifPresent(why -> refuse(name, why));
    if (!supported.test(kind)) {
      refuse(name, "is not in Go " + release + "; it needs 1.23 or newer");
    }
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

  private static <T> Optional<T> named(Word name, T[] all) {
    return Arrays.stream(all).filter(one -> one.toString().equals(name.text())).findFirst();
  }

  private static StaleframeException notAStep(Word name) {
    if (name.text().equals(WITH) || named(name, ActorKind.values()).isPresent()) {
      return name.error(
          name.quoted() + " is not a step; actors come first, as in \"with tracer, gc; call { }\"");
    }
    return unknown(name, "a step", StepKind.values());
  }

  private static StaleframeException unknown(Word name, String what, Object[] all) {
    List<String> names = Arrays.stream(all).map(Object::toString).toList();
    Optional<String> meant = name.isName() ? Nearest.of(name.text(), names) : Optional.empty();
    return name.error(
        "%s is not %s%s"
            .formatted(
                name.quoted(),
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
