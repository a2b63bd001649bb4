package dev.staleframe.script.program;

import dev.staleframe.Amount;
import dev.staleframe.script.BuildOption;
import dev.staleframe.script.Header;
import dev.staleframe.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * @param flags of {@code go build} and {@code go run}
 * @param godebug what GODEBUG it is to be run with; may be empty
 */
public record StandaloneProgram(Map<String, String> files, List<String> flags, String godebug) {
  private static final int COLUMNS = 76;

  public StandaloneProgram {
    files = Map.copyOf(files);
    flags = List.copyOf(flags);
  }

  /**
   * The program of a scenario.
   *
   * @param runs how often it does it, each time on a new goroutine
   * @param godebug settings by name that it is to be run with; those of the scenario come first
   * @param about what there is to be seen, in a sentence or more; may be empty
   */
  public static StandaloneProgram of(
      Script script, int runs, Map<String, String> godebug, String about) {
    Body body = new Body();
    Lines scenario = new Lines().open("func scenario() {");
    body.go(script.steps(), scenario);
    scenario.close("}");
    String main = main(script, runs, body);

    List<String> flags = flags(script.header());
    String settings = settings(script.header(), godebug);
    Lines file = new Lines();
    header(script, about, file);
    file.add("// Run it with").add("//").add("//\t" + command(flags, settings));
    file.add("package main").add("");
    if (body.inC().some()) {
      file.add("/*").addAll(body.inC().preamble()).add("*/").add("import \"C\"").add("");
    }
    Set<String> imports = new TreeSet<>(body.imports());
    imports.add("fmt");
    file.open("import (");
    imports.forEach(imported -> file.add("\"" + imported + "\""));
    file.close(")").add("").addAll(main).add("").addAll(scenario.toString());
    body.inGo().forEach(function -> file.add("").addAll(function));
    body.helpers().forEach(helper -> file.add("").addAll(helper.function()));
    return new StandaloneProgram(Map.of("main.go", file.toString()), flags, settings);
  }

  /**
   * How the program of a scenario is run, in its folder.
   *
   * @param godebug as for {@link #of}
   */
  public static String command(Script script, Map<String, String> godebug) {
    return command(flags(script.header()), settings(script.header(), godebug));
  }

  private static List<String> flags(Header header) {
    return header.options().stream().map(BuildOption::flag).toList();
  }

  private static String command(List<String> flags, String godebug) {
    String variable = godebug.isEmpty() ? "" : "GODEBUG=" + godebug + " ";
    String options =
        flags.stream()
            .map(flag -> flag.contains(" ") ? "'" + flag + "' " : flag + " ")
            .collect(Collectors.joining());
    return variable + "go run " + options + "main.go";
  }

  private static String settings(Header header, Map<String, String> others) {
    Map<String, String> settings = new TreeMap<>(others);
    header.settings().forEach(one -> settings.put(one.name(), Integer.toString(one.value())));
    return settings.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }

  private static void header(Script script, String about, Lines file) {
    file.add("// This program does, over and over,").add("//").add("//\t" + script).add("//");
    if (!about.isBlank()) {
      WordUtils.wrap(about.strip().replaceAll("\\s+", " "), COLUMNS)
          .lines()
          .forEach(line -> file.add("// " + line));
      file.add("//");
    }
  }

  private static String main(Script script, int runs, Body body) {
    Lines main = new Lines().open("func main() {");
    main.add("fmt.Println(\"%s: %s\")".formatted(Amount.of(runs, "time"), script));
    script.actors().forEach(actor -> Actors.start(actor, body, main));
    body.uses(Helper.SPAWN);
    main.open("for i := 0; i < %d; i++ {".formatted(runs)).add("spawn(scenario)").close("}");
    return main.add("fmt.Println(\"done\")").close("}").toString();
  }
}
