package dev.staleframe.judge;

/**
 * Why a witness can't see the fault in a cell, whatever happens there.
 *
 * @param reason in words
 * @param missing whether the release lacks what the witness would look at
 * @param notAffected whether that itself clears the release: what could be stale is not there
 */
public record Abstention(String reason, boolean missing, boolean notAffected) {
  static Abstention blind(String reason) {
    return new Abstention(reason, false, false);
  }

  static Abstention timed() {
    return blind("the scenario shows no fault, it times an operation");
  }

  static Abstention noCheck() {
    return new Abstention("no such check", true, false);
  }

  static Abstention noField() {
    return new Abstention("not affected: no such field", true, true);
  }
}
