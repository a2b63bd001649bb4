package dev.staleframe.dating;

import dev.staleframe.crash.TypeArguments;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function as a stack names it.
 *
 * @param folder the import path of its package
 * @param candidates what its declaration may be called there, the likeliest first: a closure is a
 *     part of the function that it is in
 * @param closure whether it has no name of its own
 */
record FunctionName(String folder, List<String> candidates, boolean closure) {
  /** {@code func1}, its own closures {@code 2}, and what wraps the call of a go or defer. */
  private static final Pattern NAMELESS = Pattern.compile("(func|gowrap|deferwrap)?\\d+");

  /** The body of a loop over a function ({@code slices.AppendSeq[...]-range1}), since Go 1.23. */
  private static final Pattern LOOP_BODY = Pattern.compile("-range\\d+");

  /** The same function for another calling convention, or as a method value. */
  private static final Pattern VARIANT = Pattern.compile("\\.abi(0|internal)$|-fm$");

  /** {@code printFuncName} prints the runtime's {@code gopanic} as {@code panic} (traceback.go). */
  private static final FunctionName PANIC =
      new FunctionName("runtime", List.of("gopanic", "panic"), false);

  static FunctionName of(String printed) {
    if (printed.equals("panic")) {
      return PANIC;
    }
    String plain = withoutTypeArguments(TypeArguments.elided(printed));
    String whole = LOOP_BODY.matcher(plain).replaceAll("");
    String name = VARIANT.matcher(whole).replaceFirst("");
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    if (dot < 0) {
      return new FunctionName("", List.of(name), false);
    }
    String[] parts = name.substring(dot + 1).split("\\.");
    String first = parts.length == 0 || parts[0].equals("glob") ? "init" : parts[0];
    boolean closure = !whole.equals(plain);
    for (int i = 1; i < parts.length; i++) {
      closure |= NAMELESS.matcher(parts[i]).matches();
    }
    return new FunctionName(
        name.substring(0, dot),
        parts.length > 1 ? List.of(first + "." + parts[1], first) : List.of(first),
        closure);
  }

  /** How a caller's source writes it; absent for what is called through a variable. */
  Optional<String> asCalled() {
    if (closure) {
      return Optional.empty();
    }
    if (this == PANIC) {
      return Optional.of("panic");
    }
    String name = candidates.get(0).substring(candidates.get(0).lastIndexOf('.') + 1);
    // A goroutine whose thread left for its system stack shows a stand-in (asm_*.s).
    return Optional.of(name.equals("systemstack_switch") ? "systemstack" : name);
  }

  private static String withoutTypeArguments(String name) {
    if (name.indexOf('[') < 0) {
      return name;
    }
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (char c : name.toCharArray()) {
      depth += c == '[' ? 1 : 0;
      if (depth == 0) {
        kept.append(c);
      }
      depth -= c == ']' && depth > 0 ? 1 : 0;
    }
    return kept.toString();
  }
}
