package dev.staleframe.inspect;

/** What issue 69087 needs to hit a program, all of it. */
public enum Need {
  RELEASE("release"),
  ARCHITECTURE("architecture"),
  CGO("cgo"),
  CALLBACKS("callbacks"),
  TRACER("tracer"),
  FRAME_POINTERS("frame pointers");

  private final String text;

  Need(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
