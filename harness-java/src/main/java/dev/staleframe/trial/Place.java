package dev.staleframe.trial;

/** Where a trial runs. */
public enum Place {
  /** This machine. */
  HOST("host", "on this host"),
  /** A container with glibc, built and run by the image's own Go and C compiler. */
  CONTAINER("container", "in a container"),
  /** A container with musl instead of glibc. */
  CONTAINER_MUSL("container-musl", "in a container with musl");

  private final String label;
  private final String words;

  Place(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** As said in a sentence: {@code in a container}. */
  public String words() {
    return words;
  }

  @Override
  public String toString() {
    return label;
  }
}
