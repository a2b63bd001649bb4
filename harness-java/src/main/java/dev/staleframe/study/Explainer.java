package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.program.StandaloneProgram;
import dev.staleframe.search.EdgeSearch.Answer;
import dev.staleframe.study.Symptom.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs the experiments that say what there is to say of a discovery. */
final class Explainer {
  private static final double ERROR = 0.01;
  private static final int MOST_TRIALS = 60;
  private static final int MOST_HANGS = 2;

  /** A person runs the program once, and wants to see it. */
  private static final int PROGRAM_REPEATS = 20;

  private final Explore.Request request;
  private final Workbench workbench;
  private final ScriptRunner runner;
  private final Repeats repeats;
  private final Consumer<String> announce;
  private final List<String> notes = new ArrayList<>();
  private List<Release> releases;

  Explainer(
      Explore.Request request,
      Workbench workbench,
      ScriptRunner runner,
      Repeats repeats,
      Consumer<String> announce) {
    this.request = request;
    this.workbench = workbench;
    this.runner = runner;
    this.repeats = repeats;
    this.announce = announce;
  }

  /** What could not be asked. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Explains it as far as time allows; nothing of it makes the discovery less true. */
  Explanation explain(Discovery found, FindingFolder folder) {
    if (repeats.over()) {
      return Explanation.NONE;
    }
    announce.accept("explaining " + found.symptom().title() + ": " + found.smallest());
    String program = program(found, folder);
    return new Explanation(
        new ScriptControls(runner, repeats, request.setting()).of(found), program);
  }

  private String program(Discovery found, FindingFolder folder) {
    String about = "Go %s: %s.".formatted(request.release(), found.symptom().title());
    StandaloneProgram program =
        StandaloneProgram.of(found.smallest(), PROGRAM_REPEATS, Map.of("efence", "1"), about);
    return new ProgramCheck(workbench, request.setting(), request.timeout().multipliedBy(2))
        .write(folder.program(), program, found, repeats);
  }

  /** In which releases it is, as far as time allows. */
  ReleaseSpan span(Discovery found) {
    Release release = request.release();
    if (repeats.over()) {
      return ReleaseSpan.unasked(release);
    }
    announce.accept("dating " + found.symptom().title() + ": " + found.smallest());
    Script script = found.smallest();
    try {
      TreeSet<Release> all = new TreeSet<>(releases());
      all.add(release);
      all.removeIf(other -> !script.isIn(other));
      int most = found.symptom().kind() == Kind.HANG ? MOST_HANGS : MOST_TRIALS;
      int trials = found.count().enough(ERROR, most);
      return new SpanSearch(
              release,
              List.copyOf(all),
              (other, times) -> ask(other, found, times * trials),
              other -> workbench.toolchains().cached(other).isPresent())
          .run();
    } catch (StaleframeException e) {
      notes.add("Other releases could not be tried: " + e.getMessage());
      return ReleaseSpan.unasked(release);
    }
  }

  private List<Release> releases() {
    if (releases == null) {
      releases = request.releases().get();
    }
    return releases;
  }

  private Answer ask(Release release, Discovery found, int trials) {
    Setting setting = request.setting().with(release);
    if (repeats.over() || lacks(setting, found.smallest())) {
      return Answer.UNKNOWN;
    }
    Count count =
        repeats.count(setting, found.smallest(), found.symptom().title(), trials, 1).count();
    if (count.hits() > 0) {
      return Answer.YES;
    }
    return count.trials() >= trials ? Answer.NO : Answer.UNKNOWN;
  }

  /** That there is no such release is only something to be stepped around. */
  private boolean lacks(Setting setting, Script script) {
    try {
      Optional<String> log = runner.lacks(setting, script);
      return log.isPresent();
    } catch (StaleframeException e) {
      notes.add("Go " + setting.release() + " was left out: " + e.getMessage());
      return true;
    }
  }
}
