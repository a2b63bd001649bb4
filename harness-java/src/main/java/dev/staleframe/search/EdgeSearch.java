package dev.staleframe.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds where the answer to a question changes along an ordered list. Ends first; nothing is asked
 * twice, also over several searches; what has no answer is stepped around.
 *
 * <p>It asks at most ceil(log2 n) + 3 of n, ends included, if all have an answer. That is one more
 * than halving takes, which pays for asking those first that are preferred.
 *
 * @param <T> what the list is of
 */
public final class EdgeSearch<T> {
  /** The answer for one of them. */
  public enum Answer {
    YES,
    NO,
    /** None is to be had. */
    UNKNOWN
  }

  /**
   * What was found.
   *
   * @param <T> what the list is of
   */
  public sealed interface Result<T> {
    /**
     * The answer changes.
     *
     * @param before the last with the first one's answer
     * @param after the first with the last one's
     * @param between those between the two, which have none
     */
    record Edge<T>(T before, T after, List<T> between) implements Result<T> {}

    /**
     * An end has another answer than it was said to have.
     *
     * @param end which
     * @param answer its answer
     */
    record WrongEnd<T>(T end, Answer answer) implements Result<T> {}
  }

  private final Function<T, Answer> question;
  private final List<Predicate<T>> preferences;
  private final Map<T, Answer> answers = new HashMap<>();

  /**
   * @param question is asked of each at most once
   * @param preferences whom to ask first where it costs nothing, the weightiest first
   */
  public EdgeSearch(Function<T, Answer> question, List<Predicate<T>> preferences) {
    this.question = question;
    this.preferences = List.copyOf(preferences);
  }

  /**
   * Searches a list of at least two.
   *
   * @param first the answer that its first one is said to have; its last one has the other
   */
  public Result<T> search(List<T> list, Answer first) {
    Answer last = first == Answer.YES ? Answer.NO : Answer.YES;
    T end = list.get(list.size() - 1);
    if (ask(end) != last) {
      return new Result.WrongEnd<>(end, ask(end));
    }
    if (ask(list.get(0)) != first) {
      return new Result.WrongEnd<>(list.get(0), ask(list.get(0)));
    }
    return narrow(list, first);
  }

  private Result<T> narrow(List<T> list, Answer first) {
    int before = 0;
    int after = list.size() - 1;
    int questions = halvings(after) + 1;
    for (Optional<Integer> next = next(list, before, after, questions);
        next.isPresent();
        next = next(list, before, after, questions)) {
      Answer answer = ask(list.get(next.get()));
      if (answer == first) {
        before = next.get();
      } else if (answer != Answer.UNKNOWN) {
        after = next.get();
      }
      questions = Math.max(questions - 1, halvings(after - before));
    }
    return new Result.Edge<>(
        list.get(before), list.get(after), List.copyOf(list.subList(before + 1, after)));
  }

  /** How often so many steps can be halved until one is left. */
  private static int halvings(int steps) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(steps - 1);
  }

  /** Of those that leave few enough on either side for the questions left, the best liked. */
  private Optional<Integer> next(List<T> list, int before, int after, int questions) {
    Comparator<Integer> toMiddle = Comparator.comparingInt(i -> Math.abs(2 * i - before - after));
    List<Integer> open = new ArrayList<>();
    IntStream.range(before + 1, after)
        .filter(i -> answers.get(list.get(i)) != Answer.UNKNOWN)
        .forEach(open::add);
    open.sort(toMiddle);
    long most = 1L << (questions - 1);
    for (Predicate<T> preferred : preferences) {
      Optional<Integer> liked =
          open.stream()
              .filter(i -> Math.max(i - before, after - i) <= most)
              .filter(i -> preferred.test(list.get(i)))
              .findFirst();
      if (liked.isPresent()) {
        return liked;
      }
    }
    return open.stream().findFirst();
  }

  private Answer ask(T one) {
    return answers.computeIfAbsent(one, question);
  }
}
