package dev.staleframe.report.html;

import dev.staleframe.report.Printable;
import dev.staleframe.trial.TraceReading.WrongStack;
import dev.staleframe.trial.Trial;
import java.util.List;

/**
 * A stack that a trace holds of a goroutine whose it isn't.
 *
 * @param trial the trial's number
 * @param goroutine the goroutine's id
 * @param frames as recorded, innermost first
 * @param expected the function that must be among them
 * @param whose whose stack it is
 */
record WrongStackView(
    int trial, long goroutine, List<String> frames, String expected, String whose) {
  WrongStackView {
    frames = List.copyOf(frames);
  }

  static WrongStackView of(Trial trial) {
    WrongStack wrong = trial.progress().trace().first();
    return new WrongStackView(
        trial.number(),
        wrong.goroutine(),
        wrong.recorded().stream().map(Printable::of).toList(),
        Printable.of(String.valueOf(wrong.expected())),
        Printable.of(String.valueOf(wrong.whose())));
  }
}
