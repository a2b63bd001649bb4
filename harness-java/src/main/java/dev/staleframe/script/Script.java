package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scenario as data: {@code with tracer; call { callback { grow 200 } park }}. It is legal by
 * construction.
 *
 * @param header what goes on, and how it is built and run, meanwhile
 * @param steps what happens on a fresh goroutine, in order
 */
public record Script(Header header, List<Step> steps) implements Since {
  /** The most steps, those in blocks included. */
  public static final int MOST_STEPS = 64;

  /** Throws IllegalArgumentException if it is not legal. */
  public Script {
    steps = List.copyOf(steps);
    Optional<String> problem = problem(steps);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /** The script, if it is legal. */
  public static Optional<Script> ifLegal(Header header, List<Step> steps) {
    return problem(steps).isPresent() ? Optional.empty() : Optional.of(new Script(header, steps));
  }

  private static Optional<String> problem(List<Step> steps) {
    if (size(steps) > MOST_STEPS) {
      return Optional.of("more than " + MOST_STEPS + " steps");
    }
    return problem(Scope.OUTERMOST, steps);
  }

  private static Optional<String> problem(Scope scope, List<Step> steps) {
    return steps.stream().flatMap(step -> problem(scope, step).stream()).findFirst();
  }

  private static Optional<String> problem(Scope scope, Step step) {
    Optional<String> objection = scope.objection(step.kind());
    if (objection.isPresent() || step.kind().block().isEmpty()) {
      return objection.map(why -> step.kind() + " " + why);
    }
    return problem(scope.in(step.kind()), step.block());
  }

  private static int size(List<Step> steps) {
    return steps.stream().mapToInt(Step::size).sum();
  }

  /** How many steps it has, those in blocks included. */
  public int size() {
    return size(steps);
  }

  /** Whether nothing happens in it, not even in the background. */
  public boolean isEmpty() {
    return steps.isEmpty() && header.entries().isEmpty();
  }

  /** How deep its steps are nested; 0 if there are none. */
  public int depth() {
    return steps.stream().mapToInt(Step::depth).max().orElse(0);
  }

  /** Who acts in the background. */
  public List<Actor> actors() {
    return header.actors();
  }

  @Override
  public Optional<Release> first() {
    Stream<Since> parts = Stream.concat(all().map(Step::kind), header.entries().stream());
    return parts.map(Since::first).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  /** Whether there is such a step anywhere in it. */
  public boolean has(StepKind kind) {
    return all().anyMatch(step -> step.kind() == kind);
  }

  /** Whether there is such an actor. */
  public boolean has(ActorKind kind) {
    return actors().stream().anyMatch(actor -> actor.kind() == kind);
  }

  /** The same in Go alone: the steps of callbacks are done in place of the calls. */
  public Script withoutCgo() {
    return WithoutCgo.of(this);
  }

  /** All its steps, each before those in it. */
  public Stream<Step> all() {
    return steps.stream().flatMap(Script::all);
  }

  private static Stream<Step> all(Step step) {
    return Stream.concat(Stream.of(step), step.block().stream().flatMap(Script::all));
  }

  /** The text that it is parsed from, in its canonical form: one line, single spaces. */
  @Override
  public String toString() {
    String words = steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    return (header + " " + words).strip();
  }
}
