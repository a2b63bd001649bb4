package dev.staleframe.study;

import dev.staleframe.script.Script;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What one run of a script showed.
 *
 * @param script the script
 * @param symptoms what must not be, the most telling first; none of a clean run
 * @param problem why the run says less than it should; null if it came to its end, or to a symptom
 * @param trial the record, or null where there is none
 */
record Observation(Script script, List<Symptom> symptoms, String problem, Trial trial) {
  Observation {
    symptoms = List.copyOf(symptoms);
  }

  /** The symptom of that title, whatever it is known as. */
  Optional<Symptom> titled(String title) {
    return symptoms.stream().filter(symptom -> symptom.title().equals(title)).findFirst();
  }

  /** Whether a symptom of it ended the process. */
  boolean ended() {
    return symptoms.stream().anyMatch(symptom -> symptom.kind().ends());
  }
}
