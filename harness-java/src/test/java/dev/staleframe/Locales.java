package dev.staleframe;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Locales that write numbers in ways of their own. */
public final class Locales {
  /** Has digits of its own: 12 is ١٢. */
  public static final Locale EGYPT = Locale.forLanguageTag("ar-EG-u-nu-arab");

  private Locales() {}

  /** Plain, with a comma for a point, with other digits. */
  public static Stream<Locale> all() {
    return Stream.of(Locale.ENGLISH, Locale.GERMANY, EGYPT);
  }

  /** Runs it with this default locale. */
  public static void in(Locale locale, Executable code) throws Throwable {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      code.execute();
    } finally {
      Locale.setDefault(before);
    }
  }
}
