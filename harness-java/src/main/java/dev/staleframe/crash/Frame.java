package dev.staleframe.crash;

import java.util.OptionalLong;

/**
 * One call in a stack.
 *
 * @param function the function, with its package path: {@code runtime.(*unwinder).next}
 * @param arguments the text between the parentheses; {@code ...} for an inlined call, empty for a C
 *     function named by a cgo symbolizer
 * @param file the source file as printed, often a path of another machine
 * @param line the line in it
 * @param offset the distance of the pc from the function's entry; absent for inlined calls
 * @param fp the frame's upper end; only in a runtime throw or with {@code GOTRACEBACK=system}
 * @param sp the frame's lower end; with fp
 * @param pc the return address, or for the innermost frame the pc; with fp
 */
public record Frame(
    String function,
    String arguments,
    String file,
    int line,
    OptionalLong offset,
    OptionalLong fp,
    OptionalLong sp,
    OptionalLong pc) {

  /** Whether the call was inlined into the next frame's function. */
  public boolean inlined() {
    return arguments.equals("...");
  }

  /** The file's name without its folders. */
  public String fileName() {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /** The function and where in it: {@code runtime.traceStack tracestack.go:113}. */
  public String place() {
    return function + " " + fileName() + ":" + line;
  }
}
