package dev.staleframe.script;

/** Where a step runs. */
public enum Side {
  GO("Go"),
  C("C");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
