package dev.staleframe.dating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What several sources say together.
 *
 * <p>Where they contradict each other, the line numbers are trusted most, since they were compiled
 * into the program; then the path, which the compiler wrote too, but which may be that of a folder
 * with something else in it; and what is written least, since it may speak of another program.
 */
final class Agreement {
  private static final Comparator<Claim> MOST_TRUSTED =
      Comparator.comparing(Claim::trust).reversed();

  private Agreement() {}

  /**
   * The releases that all sources leave.
   *
   * @param claims the surest source first
   */
  static Dating of(List<Claim> claims) {
    List<Claim> trusted = new ArrayList<>();
    List<Claim> contradicting = new ArrayList<>();
    ReleaseSet left = new ReleaseSet(List.of());
    for (Claim claim : claims.stream().sorted(MOST_TRUSTED).toList()) {
      ReleaseSet both = trusted.isEmpty() ? claim.releases() : left.and(claim.releases());
      if (both.isEmpty()) {
        contradicting.add(claim);
      } else {
        left = both;
        trusted.add(claim);
      }
    }
    if (trusted.isEmpty()) {
      return new Dating(left, How.UNKNOWN, List.of(), Optional.empty());
    }
    trusted.sort(Comparator.comparing(Claim::how));
    return new Dating(
        left,
        trusted.get(0).how(),
        trusted.stream().flatMap(claim -> claim.evidence().stream()).toList(),
        contradicting.stream().findFirst().map(other -> contradiction(other, trusted)));
  }

  private static String contradiction(Claim other, List<Claim> trusted) {
    Claim against =
        trusted.stream()
            .filter(claim -> claim.releases().and(other.releases()).isEmpty())
            .findFirst()
            .orElse(trusted.get(0));
    return "%s: %s; but %s: %s, which is trusted"
        .formatted(other.how(), other.releases(), against.how(), against.releases());
  }
}
