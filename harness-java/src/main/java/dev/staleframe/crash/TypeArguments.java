package dev.staleframe.crash;

/**
 * The type arguments in the names of generic functions. The runtime prints {@code [...]} for them,
 * from Go 1.27 on twice for a generic method of a generic type: {@code main.(*list[...]).Map[...]}
 * ({@code funcNamePiecesForPrint}, traceback.go:747 of 1.27.4).
 *
 * <p>Brackets in the tag of a struct's field may not pair. Go 1.27 then prints the whole name, with
 * its blanks, quotes and brackets: {@code main.f[go.shape.struct { A int "]][" }]}. Up to 1.26 that
 * name was {@code main.f[...]} (traceback.go:747 of 1.26.8).
 */
public final class TypeArguments {
  private static final String WHOLE = "[go.shape.";

  private TypeArguments() {}

  /** The text with {@code [...]} for type arguments that are printed whole. */
  public static String elided(String text) {
    int open = text.indexOf(WHOLE);
    int close = text.lastIndexOf(']');
    return open < 0 || close < open
        ? text
        : text.substring(0, open) + "[...]" + text.substring(close + 1);
  }
}
