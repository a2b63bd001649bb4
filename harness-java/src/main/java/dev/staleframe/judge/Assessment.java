package dev.staleframe.judge;

/**
 * A finding and why it is that one.
 *
 * @param finding what the evidence says
 * @param reason why it says no more, for {@link Finding#UNKNOWN}; else null
 */
public record Assessment(Finding finding, String reason) {
  static final Assessment STALE = new Assessment(Finding.STALE, null);
  static final Assessment CONSISTENT = new Assessment(Finding.CONSISTENT, null);

  static Assessment unknown(String reason) {
    return new Assessment(Finding.UNKNOWN, reason);
  }
}
