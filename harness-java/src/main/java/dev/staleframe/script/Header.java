package dev.staleframe.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What goes on, and how the program is built and run, while the steps are done.
 *
 * @param entries in the order they are written
 */
public record Header(List<Entry> entries) {
  /** One with nothing in it. */
  public static final Header NONE = new Header(List.of());

  /** Throws IllegalArgumentException if they can't be together. */
  public Header {
    entries = List.copyOf(entries);
    Optional<String> problem = problem(entries);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /** One with these entries. */
  public static Header of(Entry... entries) {
    return new Header(Arrays.asList(entries));
  }

  /** The header, if the entries can be together. */
  static Optional<Header> ifLegal(List<Entry> entries) {
    return problem(entries).isPresent() ? Optional.empty() : Optional.of(new Header(entries));
  }

  private static Optional<String> problem(List<Entry> entries) {
    if (entries.stream().map(Entry::key).distinct().count() < entries.size()) {
      return Optional.of("something twice in " + entries);
    }
    return BuildOption.clash(all(entries, BuildOption.class))
        ? Optional.of("two kinds of -gcflags")
        : Optional.empty();
  }

  private static <T extends Entry> List<T> all(List<Entry> entries, Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Who acts in the background. */
  public List<Actor> actors() {
    return all(entries, Actor.class);
  }

  /** How the program is built. */
  public List<BuildOption> options() {
    return all(entries, BuildOption.class);
  }

  /** How the program is run. */
  public List<GodebugSetting> settings() {
    return all(entries, GodebugSetting.class);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The same but for one entry, which is left out. */
  public Header without(Entry gone) {
    return new Header(entries.stream().filter(entry -> !entry.equals(gone)).toList());
  }

  /** The same with an entry more, or with another in the place of the one of that key. */
  public Header with(Entry more) {
    List<Entry> changed = new ArrayList<>(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(more.key())) {
        changed.set(i, more);
        return new Header(changed);
      }
    }
    changed.add(more);
    return new Header(changed);
  }

  /** As it is written; empty if there is nothing in it. */
  @Override
  public String toString() {
    return isEmpty()
        ? ""
        : entries.stream().map(Entry::toString).collect(Collectors.joining(", ", "with ", ";"));
  }
}
