package dev.staleframe.bench;

import dev.staleframe.crash.CorpusEntry;
import dev.staleframe.triage.LogTriage;
import dev.staleframe.triage.TriageVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What triage says of the crash corpus when it reads each log as a user's: the release is found
 * from what is there. Held against what each log's header says of it.
 */
record TriageCorpus() implements Figure {
  private static final Set<TriageVerdict> POSITIVE =
      EnumSet.of(TriageVerdict.THIS, TriageVerdict.CONSISTENT);

  @Override
  public String name() {
    return "triage-verdicts";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    int logs = 0;
    int missed = 0;
    int mistaken = 0;
    for (CorpusEntry entry : CorpusEntry.all()) {
      TriageVerdict right = entry.judgement().verdict();
      TriageVerdict said = said(entry);
      logs++;
      missed += POSITIVE.contains(right) && !POSITIVE.contains(said) ? 1 : 0;
      mistaken += !POSITIVE.contains(right) && said == TriageVerdict.THIS ? 1 : 0;
    }
    return Reading.judged(
        String.format(Locale.ROOT, "%d logs: %d missed, %d taken for it", logs, missed, mistaken),
        "0 and 0",
        missed == 0 && mistaken == 0);
  }

  private static TriageVerdict said(CorpusEntry entry) throws IOException {
    byte[] bytes = entry.log().getBytes(StandardCharsets.ISO_8859_1);
    return LogTriage.of(entry.file().toString(), new ByteArrayInputStream(bytes))
        .judgement()
        .verdict();
  }
}
