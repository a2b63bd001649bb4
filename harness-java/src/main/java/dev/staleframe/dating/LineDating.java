package dev.staleframe.dating;

import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Dates a log by its line numbers: the releases that fit the frames best.
 *
 * <p>One line that is damaged, or that a vendor changed, fits no release, or others than the rest
 * do. So frames are counted rather than intersected, and no release is excluded by a single line
 * that just has no code there.
 */
final class LineDating {
  private static final int MAX_SITES = 4096;

  /** With so many lines, one of them may be left in doubt, and the rest are trusted. */
  private static final int MANY = 5;

  /** What one line counts for that only happens to have code. */
  private static final int DOUBT = Fit.CODE.weight();

  private final LineTable table;
  private final Map<Key, Site> sites = new LinkedHashMap<>();

  LineDating(LineTable table) {
    this.table = table;
  }

  /** Frames that are alike say the same thing, and say it once. */
  private record Key(String function, String file, int line, Optional<String> callee) {}

  void stack(Goroutine goroutine) {
    Optional<String> callee = Optional.empty();
    for (Frame frame : goroutine.frames()) {
      frame(frame, callee);
      callee = FunctionName.of(frame.function()).asCalled();
    }
    goroutine.createdBy().ifPresent(creation -> frame(creation.site(), Optional.of("go")));
  }

  private void frame(Frame frame, Optional<String> callee) {
    Key key = new Key(frame.function(), frame.file(), frame.line(), callee);
    if (sites.size() < MAX_SITES && !sites.containsKey(key)) {
      site(frame, callee).ifPresent(site -> sites.put(key, site));
    }
  }

  private Optional<Site> site(Frame frame, Optional<String> callee) {
    FunctionName function = FunctionName.of(frame.function());
    return SourcePath.of(frame.file(), table)
        .flatMap(path -> table.file(path.path()))
        .filter(file -> file.knows(function))
        .map(file -> new Site(frame.place(), file.fits(function, frame.line(), callee)));
  }

  /** What the lines say, if they say anything. */
  Optional<Claim> claim() {
    int[] scores = releases().map(this::score).toArray();
    int best = IntStream.of(scores).max().orElse(0);
    int least = sites.size() < MANY ? best : best - DOUBT;
    BitSet winners = new BitSet();
    releases().filter(release -> scores[release] >= least).forEach(winners::set);
    int agreeing = releases().filter(r -> scores[r] == best).map(this::agreeing).max().orElse(0);
    boolean any = winners.cardinality() < scores.length && agreeing * 2 >= sites.size();
    return any ? Optional.of(claim(winners, agreeing)) : Optional.empty();
  }

  private Claim claim(BitSet winners, int agreeing) {
    boolean many = agreeing >= MANY && agreeing * 10 >= sites.size() * 9;
    return new Claim(
        How.LINES,
        table.named(winners),
        new LineEvidence(sites.values(), table).of(winners, agreeing),
        many ? Claim.Trust.COMPILED : Claim.Trust.CHANCE);
  }

  private IntStream releases() {
    return IntStream.range(0, table.releases().size());
  }

  private int score(int release) {
    return sites.values().stream().mapToInt(site -> site.in(release).weight()).sum();
  }

  private int agreeing(int release) {
    return (int) sites.values().stream().filter(site -> site.in(release) != Fit.NONE).count();
  }
}
