package dev.staleframe.script;

/** What the header of a scenario can name: what is as it is for all of its steps. */
public sealed interface Entry extends Since permits Actor, BuildOption, GodebugSetting {
  /** What there can be only one of in a header. */
  String key();
}
