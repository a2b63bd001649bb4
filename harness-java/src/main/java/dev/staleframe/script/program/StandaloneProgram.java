package dev.staleframe.script.program;

import dev.staleframe.script.Actor;
import dev.staleframe.script.Script;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.WordUtils;

/**
 * A scenario as a Go program without dependencies, such as a person would write for an issue: each
 * step is the statement that does it, and there is nothing that the scenario does not need. It
 * builds from Go 1.21 on, if the release can do the steps, with the C compiler that cgo needs.
 *
 * <p>All is in one file. The C in its preamble is static, for cgo puts the preamble of a file with
 * exports into two files in C ({@code cmd/cgo/doc.go}, "Using //export").
 *
 * @param files the content of each file by its name, {@code main.go} among them
 */
public record StandaloneProgram(Map<String, String> files) {
  private static final int COLUMNS = 76;

  public StandaloneProgram {
    files = Map.copyOf(files);
  }

  /**
   * The program of a scenario.
   *
   * @param runs how often it does it, each time on a new goroutine
   * @param godebug what GODEBUG it is to be run with; may be empty
   * @param about what there is to be seen, in a sentence or more; may be empty
   */
  public static StandaloneProgram of(Script script, int runs, String godebug, String about) {
    Body body = new Body();
    Lines scenario = new Lines().open("func scenario() {");
    body.go(script.steps(), scenario);
    scenario.close("}");
    String main = main(script, runs, body);

    Lines file = new Lines();
    header(script, godebug, about, file);
    file.add("package main").add("");
    if (body.hasC()) {
      file.add("/*").addAll(body.preamble()).add("*/").add("import \"C\"").add("");
    }
    Set<String> imports = new TreeSet<>(body.imports());
    imports.add("fmt");
    file.open("import (");
    imports.forEach(imported -> file.add("\"" + imported + "\""));
    file.close(")").add("").addAll(main).add("").addAll(scenario.toString());
    body.inGo().forEach(function -> file.add("").addAll(function));
    body.helpers().forEach(helper -> file.add("").addAll(helper.function()));
    return new StandaloneProgram(Map.of("main.go", file.toString()));
  }

  private static void header(Script script, String godebug, String about, Lines file) {
    file.add("// This program does, over and over,").add("//").add("//\t" + script).add("//");
    if (!about.isBlank()) {
      WordUtils.wrap(about.strip().replaceAll("\\s+", " "), COLUMNS)
          .lines()
          .forEach(line -> file.add("// " + line));
      file.add("//");
    }
    String setting = godebug.isEmpty() ? "" : "GODEBUG=" + godebug + " ";
    file.add("// Run it with").add("//").add("//\t" + setting + "go run main.go");
  }

  private static String main(Script script, int runs, Body body) {
    Lines main = new Lines().open("func main() {");
    main.add("fmt.Println(\"%d times: %s\")".formatted(runs, script));
    script.actors().forEach(actor -> main.add(start(actor, body)));
    body.uses(Helper.SPAWN);
    main.open("for i := 0; i < %d; i++ {".formatted(runs)).add("spawn(scenario)").close("}");
    return main.add("fmt.Println(\"done\")").close("}").toString();
  }

  private static String start(Actor actor, Body body) {
    switch (actor.kind()) {
      case TRACER:
        body.uses(Helper.TRACER);
        return "go traceInCycles(%d * time.Millisecond)".formatted(actor.period());
      case GC:
        body.uses(Helper.GC);
        return "go collect(%d * time.Millisecond)".formatted(actor.period());
      case PROCS:
        body.uses(Helper.PROCS);
        return "go changeProcs()";
      case PREEMPT:
        body.uses(Helper.PREEMPT);
        return "go signalThreads()";
      default:
        body.uses("runtime");
        return "runtime.SetCPUProfileRate(1000)";
    }
  }
}
