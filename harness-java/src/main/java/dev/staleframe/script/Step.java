package dev.staleframe.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One step, with the steps in it.
 *
 * @param kind what it does
 * @param count its number, 0 if it takes none
 * @param block the steps in its block, in order; none if it has no block
 */
public record Step(StepKind kind, int count, List<Step> block) {
  /** Throws IllegalArgumentException if it takes no such number or block. */
  public Step {
    block = List.copyOf(block);
    boolean numberFits = kind.amount().map(amount -> amount.allows(count)).orElse(count == 0);
    boolean blockFits =
        block.stream().allMatch(step -> kind.block().filter(step.kind.side()::equals).isPresent());
    if (!numberFits || !blockFits) {
      throw new IllegalArgumentException(kind + " " + count + " " + block);
    }
  }

  /** One that is written without a number. */
  public static Step of(StepKind kind, Step... block) {
    return new Step(kind, kind.usual(), List.of(block));
  }

  /** The same with another block. */
  public Step with(List<Step> newBlock) {
    return new Step(kind, count, newBlock);
  }

  /** The same with another number. */
  public Step with(int newCount) {
    return new Step(kind, newCount, block);
  }

  /** How many steps it is, with those in it. */
  public int size() {
    return 1 + block.stream().mapToInt(Step::size).sum();
  }

  /** How deep it nests; 1 if it has nothing in it. */
  public int depth() {
    return 1 + block.stream().mapToInt(Step::depth).max().orElse(0);
  }

  @Override
  public String toString() {
    String head = count == kind.usual() ? kind.toString() : kind + " " + count;
    if (kind.block().isEmpty()) {
      return head;
    }
    return block.isEmpty()
        ? head + " { }"
        : block.stream().map(Step::toString).collect(Collectors.joining(" ", head + " { ", " }"));
  }
}
