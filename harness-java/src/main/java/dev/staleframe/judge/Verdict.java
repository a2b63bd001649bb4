package dev.staleframe.judge;

import dev.staleframe.Amount;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one witness says of a cell, held against what it must say.
 *
 * @param witness who it is
 * @param expected what it must say, if it can see anything; {@link Finding#UNKNOWN} where nothing
 *     is known of what was built
 * @param abstention why it can't, or null
 * @param stale trials that showed it the fault
 * @param consistent trials that would have shown it and did not
 * @param unknown trials that say nothing
 * @param abstained those among them of which it can't say anything because it abstains
 * @param reasons why trials say nothing, and how often
 */
public record Verdict(
    String witness,
    Finding expected,
    Abstention abstention,
    int stale,
    int consistent,
    int unknown,
    int abstained,
    SortedMap<String, Integer> reasons) {
  public Verdict {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /** All trials. */
  public int trials() {
    return stale + consistent + unknown;
  }

  /** Trials with evidence either way; the rate is over these. */
  public int decided() {
    return stale + consistent;
  }

  /** Where the true rate of stale among the decided trials lies. */
  public RateInterval interval() {
    return RateInterval.of(decided(), stale);
  }

  /** What all of the evidence says. */
  public Finding finding() {
    if (stale > 0) {
      return Finding.STALE;
    }
    return consistent > 0 ? Finding.CONSISTENT : Finding.UNKNOWN;
  }

  /** Whether it abstains, and saw nothing all the same. */
  public boolean silent() {
    return abstention != null && decided() == 0;
  }

  /** Whether that it abstains clears the release; it takes a trial to be run. */
  public boolean notAffected() {
    return silent() && abstention.notAffected() && abstained > 0;
  }

  /** Trials that say nothing though this witness could have seen something. */
  public int undecided() {
    return unknown - abstained;
  }

  /**
   * Whether it is as expected. Trials without evidence are no proof of innocence: where the fault
   * must be absent, every trial has to say so, unless the witness abstains. Where it must be
   * present, one sighting shows it, and trials that say nothing do not take that back.
   */
  public boolean asExpected() {
    if (expected == Finding.UNKNOWN) {
      return true; // Nothing is.
    }
    if (expected == Finding.STALE) {
      return stale > 0 || silent();
    }
    return stale == 0 && undecided() == 0 && (decided() > 0 || silent());
  }

  /** What is not as expected about it, to follow the name of the witness. */
  public String surprise() {
    if (expected == Finding.STALE) {
      return "must see the fault, but "
          + (finding() == Finding.UNKNOWN
              ? "no trial says anything"
              : Amount.of(consistent, "trial is clean", "trials are clean"));
    }
    return finding() == Finding.STALE
        ? "must see nothing, but " + stale + of(stale, " shows the fault", " show the fault")
        : "must see nothing, but "
            + undecided()
            + of(undecided(), " does not say so", " do not say so");
  }

  /** The rest of a sentence that begins with a number of the trials. */
  private String of(int some, String one, String several) {
    return " of " + Amount.of(trials(), "trial") + (some == 1 ? one : several);
  }
}
