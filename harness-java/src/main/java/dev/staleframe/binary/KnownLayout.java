package dev.staleframe.binary;

/**
 * A layout of {@code g}, and how it is known.
 *
 * @param layout the offsets
 * @param source where they are from
 */
public record KnownLayout(GLayout layout, Source source) {
  /** Where a layout is from. */
  public enum Source {
    DEBUG_INFORMATION("its own debug information"),
    TABLE("the table of releases");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
