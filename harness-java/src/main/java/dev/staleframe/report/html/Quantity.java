package dev.staleframe.report.html;

import java.util.Locale;

/** Numbers as people read them. */
final class Quantity {
  private static final int KILO = 1024;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Quantity() {}

  /** {@code 11.6 %} of a share between 0 and 1. */
  static String percent(double share) {
    double percent = share * 100;
    boolean whole = percent == Math.rint(percent);
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  /** {@code 112 B}, {@code 64 KiB}, {@code 1.3 MiB}. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= KILO) {
      value /= KILO;
      unit++;
    }
    boolean whole = value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  /** Milliseconds, of microseconds. */
  static String millis(long micros) {
    return String.format(Locale.ROOT, "%,.1f", micros / 1e3);
  }

  /** Seconds, of microseconds. */
  static String seconds(long micros) {
    return String.format(Locale.ROOT, "%,.1f s", micros / 1e6);
  }

  /** A coordinate in a picture. */
  static String coordinate(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }
}
