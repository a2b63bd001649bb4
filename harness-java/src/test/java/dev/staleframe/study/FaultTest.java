package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultTest {
  private final Map<Discovery, ReleaseSpan> spans = new LinkedHashMap<>();

  private Discovery found(String title, String text, ReleaseSpan span) {
    Script script = ScriptParser.parse(text);
    Discovery found =
        new Discovery(
            ScriptModel.crash(title), script, script, true, new Count(4, 4), null, spans.size());
    spans.put(found, span);
    return found;
  }

  private static ReleaseSpan span(String first, String last) {
    return new ReleaseSpan(
        Optional.of(Release.parse(first)),
        Optional.of(Release.parse(last)),
        List.of(),
        first + ".." + last);
  }

  private List<Fault> faults() {
    return Fault.of(spans, found -> found.symptom().key());
  }

  private static ReleaseSpan unknown() {
    return ReleaseSpan.unasked(Release.parse("1.23.0"));
  }

  @Test
  void theSameTitleInTheSameReleasesIsOne() {
    Discovery large = found("walk", "call { callback { grow } park }", span("1.23rc1", "1.23.0"));
    Discovery small = found("walk", "call { callback { grow } }", span("1.23rc1", "1.23.0"));
    Fault fault = faults().get(0);
    assertEquals(new Fault(small, List.of(large), span("1.23rc1", "1.23.0")), fault);
    assertEquals(List.of(large.smallest()), fault.otherWays());
    assertEquals(1, faults().size());
  }

  @Test
  void otherReleasesOrAnotherTitleMakeAnother() {
    Discovery one = found("walk", "yield", span("1.23rc1", "1.23.0"));
    Discovery two = found("walk", "dump", span("1.21.0", "1.24.6"));
    Discovery three = found("throw", "callers", span("1.23rc1", "1.23.0"));
    assertEquals(List.of(one, two, three), faults().stream().map(Fault::first).toList());
  }

  /** It goes with the first of its title, and does not take its place. */
  @Test
  void whatIsNotDatedGoesWithTheFirst() {
    Discovery dated = found("walk", "call { callback { grow } }", span("1.23rc1", "1.23.0"));
    Discovery other = found("walk", "dump", span("1.21.0", "1.24.6"));
    Discovery undated = found("walk", "yield", unknown());
    Discovery alone = found("throw", "callers", unknown());
    assertEquals(
        List.of(
            new Fault(dated, List.of(undated), span("1.23rc1", "1.23.0")),
            new Fault(other, List.of(), span("1.21.0", "1.24.6")),
            new Fault(alone, List.of(), unknown())),
        faults());
  }

  /** Else one that is new would go under as another way to one that was found before. */
  @Test
  void whatTellsThemApartBesideTheTitleMakesAnother() {
    Discovery before = found("walk", "call { callback { coro { } } }", span("1.23rc1", "1.23.0"));
    Discovery fresh = found("walk", "call { callback { grow } }", span("1.23rc1", "1.23.0"));
    List<Fault> faults =
        Fault.of(spans, found -> found.symptom().key() + (found == before ? " before" : ""));
    assertEquals(List.of(before, fresh), faults.stream().map(Fault::first).toList());
  }
}
