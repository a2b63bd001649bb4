package dev.staleframe.dating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The few of many frames that tell the releases apart, each with those that have it. */
final class LineEvidence {
  private static final int MOST = 6;

  private final Collection<Site> sites;
  private final LineTable table;

  LineEvidence(Collection<Site> sites, LineTable table) {
    this.sites = sites;
    this.table = table;
  }

  /**
   * Takes the frame that leaves the fewest releases, then the one that leaves the fewest of those,
   * until none does.
   */
  List<String> of(BitSet winners, int agreeing) {
    List<String> evidence = new ArrayList<>();
    BitSet left = new BitSet();
    left.set(0, table.releases().size());
    for (Optional<Site> next = narrowest(left, winners);
        next.isPresent() && evidence.size() < MOST;
        next = narrowest(left, winners)) {
      BitSet having = having(next.get(), winners);
      left.and(having);
      evidence.add(next.get().text() + " (in " + table.named(having) + ")");
    }
    if (agreeing < sites.size()) {
      evidence.add("%d of %d lines of Go's own agree".formatted(agreeing, sites.size()));
    }
    return evidence;
  }

  private Optional<Site> narrowest(BitSet left, BitSet winners) {
    return sites.stream()
        .filter(site -> left(site, left, winners) >= winners.cardinality())
        .min(Comparator.comparingInt(site -> left(site, left, winners)))
        .filter(site -> left(site, left, winners) < left.cardinality());
  }

  private static int left(Site site, BitSet left, BitSet winners) {
    BitSet both = having(site, winners);
    both.and(left);
    return both.cardinality();
  }

  /** The releases that have the frame as well as the winners do. */
  private static BitSet having(Site site, BitSet winners) {
    Fit least = winners.stream().mapToObj(site::in).min(Comparator.naturalOrder()).orElse(Fit.NONE);
    return least == Fit.NONE ? new BitSet() : site.fittingAs(least);
  }
}
