package dev.staleframe.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program has linked of what the bug needs, told by the names of its functions. The linker
 * leaves out what nothing calls; these are left out, or not, with what they stand for (seen in
 * programs built with 1.21.13 to 1.27.3, with and without each; GoBinaryTest builds them anew).
 *
 * @param cgo whether C can call back into Go at all: {@code runtime.cgocallbackg} is there in each
 *     program with {@code runtime/cgo}, or with a substitute for it, and in no other
 * @param callbacks the functions that C may call, of the program and what it imports: {@code
 *     //export} makes cgo write a {@code _cgoexp_<hash>_name} for each, and purego's callbacks all
 *     go through one
 * @param tracer whether {@code runtime.StartTrace} is there, the only way to start the tracer; the
 *     rest of the tracer is in every program. {@code net/http/pprof} brings it along
 * @param plugins whether the program can load plugins, which bring functions of their own that its
 *     file does not tell: {@code plugin.Open} is of use only with {@code plugin.lastmoduleinit},
 *     which is the runtime's ({@code src/runtime/plugin.go}, line 12 in 1.23.0)
 */
public record Features(
    Answer cgo, Optional<List<String>> callbacks, Answer tracer, Answer plugins) {
  /** In each program that has its runtime linked in: not with -linkshared. */
  private static final String RUNTIME = "runtime.mcall";

  /**
   * In each plugin, which calls it to announce itself, and in no program ({@code
   * src/cmd/link/internal/ld/ld.go}, line 223 in 1.23.0). The rest of what will run is the host's.
   */
  private static final String PLUGIN = "runtime.addmoduledata";

  private static final String CALLBACK_PATH = "runtime.cgocallbackg";
  private static final String TRACER = "runtime.StartTrace";
  private static final String LOADER = "plugin.lastmoduleinit";
  private static final String EXPORTED_PREFIX = "_cgoexp_";
  private static final Pattern EXPORTED = Pattern.compile(EXPORTED_PREFIX + "[0-9a-f]+_(.+)");
  private static final String PUREGO = "github.com/ebitengine/purego.callbackWrap";
  private static final Features UNKNOWN =
      new Features(Answer.UNKNOWN, Optional.empty(), Answer.UNKNOWN, Answer.UNKNOWN);

  public Features {
    callbacks = callbacks.map(List::copyOf);
  }

  static Features of(Optional<FunctionTable> functions) {
    return functions.map(Features::of).orElse(UNKNOWN);
  }

  private static Features of(FunctionTable functions) {
    Names names = new Names();
    functions.names(names::accept);
    if (!names.runtime) {
      return UNKNOWN;
    }
    Answer missing = names.plugin ? Answer.UNKNOWN : Answer.NO;
    return new Features(
        names.callbackPath ? Answer.YES : missing,
        names.callbacks.isEmpty() && names.plugin ? Optional.empty() : Optional.of(names.callbacks),
        names.tracer ? Answer.YES : missing,
        names.loader ? Answer.YES : missing);
  }

  private static final class Names {
    private final List<String> callbacks = new ArrayList<>();
    private boolean runtime;
    private boolean callbackPath;
    private boolean tracer;
    private boolean loader;
    private boolean plugin;

    void accept(String name) {
      switch (name) {
        case RUNTIME -> runtime = true;
        case CALLBACK_PATH -> callbackPath = true;
        case TRACER -> tracer = true;
        case LOADER -> loader = true;
        case PLUGIN -> plugin = true;
        case PUREGO -> callbacks.add(name);
        default -> exported(name).ifPresent(callbacks::add);
      }
    }

    private static Optional<String> exported(String name) {
      if (!name.startsWith(EXPORTED_PREFIX)) {
        return Optional.empty();
      }
      Matcher exported = EXPORTED.matcher(name);
      return exported.matches() ? Optional.of(exported.group(1)) : Optional.empty();
    }
  }
}
