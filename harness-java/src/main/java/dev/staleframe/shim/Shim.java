package dev.staleframe.shim;

/** What every part of {@code libstaleframe} can be asked. */
public interface Shim {
  /** The version of the library. */
  String staleframe_version();
}
