package dev.staleframe.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The few words that a crash report can't be without, sought in bytes. One look at a table passes
 * over most bytes.
 */
enum Trigger {
  NONE,
  /** Names a release of Go. */
  RELEASE("go version", "go1."),
  /** Begins what the race detector reports, which is no crash. */
  RACE("WARNING: DATA RACE"),
  /** Stands in reports, and in other places as well. */
  STACK(
      "goroutine ",
      "runtime stack:",
      "runtime.throw(",
      "runtime.systemstack(",
      "runtime.mcall(",
      "runtime.morestack(",
      "runtime.mstart(",
      "runtime.goexit(",
      "runtime.sigpanic(",
      "runtime.fpTracebackPCs("),
  /** Begins reports. */
  OPENING(
      "panic: ",
      "fatal error: ",
      "fatal: morestack on g",
      "fatal: bad g in signal",
      "fatal: systemstack called",
      "Exception 0x",
      "SIGQUIT: quit",
      "SIGILL: illegal",
      "SIGTRAP: trace",
      "SIGABRT: abort",
      "SIGEMT: emulate",
      "SIGFPE: floating",
      "SIGBUS: bus",
      "SIGSEGV: segmentation",
      "SIGSYS: bad",
      "SIGSTKFLT: stack");

  /** So much of what follows has to be there to decide, and to show the rest of a short line. */
  static final int REACH = 256;

  /** In {@link #CLASS}: ends a line, and may begin a word. Other bytes have 0. */
  static final byte LINE_END = 1;

  private static final byte WORD = 2;

  /** What each byte can be. */
  static final byte[] CLASS = new byte[256];

  /** For two bytes, the first the higher, whether words begin with them. */
  static final boolean[] PAIR = new boolean[1 << 16];

  private record Word(byte[] bytes, Trigger trigger) {}

  /** The words by their first bytes. */
  private static final Word[][] WORDS = new Word[256][0];

  private final String[] words;

  Trigger(String... words) {
    this.words = words;
  }

  static {
    CLASS['\n'] = LINE_END;
    for (Trigger trigger : values()) {
      for (String word : trigger.words) {
        add(new Word(word.getBytes(StandardCharsets.US_ASCII), trigger));
      }
    }
  }

  private static void add(Word word) {
    byte first = word.bytes[0];
    CLASS[first] = WORD;
    PAIR[first << 8 | word.bytes[1]] = true;
    WORDS[first] = Arrays.copyOf(WORDS[first], WORDS[first].length + 1);
    WORDS[first][WORDS[first].length - 1] = word;
  }

  /** The word that stands there, if one does that begins and ends before the limit. */
  static Trigger at(byte[] bytes, int from, int limit) {
    for (Word word : WORDS[bytes[from] & 0xff]) {
      if (startsWith(bytes, from, limit, word.bytes)) {
        return word.trigger;
      }
    }
    return NONE;
  }

  private static boolean startsWith(byte[] bytes, int from, int limit, byte[] word) {
    if (limit - from < word.length) {
      return false;
    }
    for (int i = 1; i < word.length; i++) {
      if (bytes[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of its words stands in the text. */
  boolean isIn(String text) {
    return Arrays.stream(words).anyMatch(text::contains);
  }

  /** The strongest of the words that stand in a line. */
  static Trigger in(byte[] bytes, int from, int limit) {
    Trigger strongest = NONE;
    for (int i = from; i < limit && strongest != OPENING; i++) {
      if (CLASS[bytes[i] & 0xff] == WORD) {
        Trigger here = at(bytes, i, limit);
        strongest = here.compareTo(strongest) > 0 ? here : strongest;
      }
    }
    return strongest;
  }
}
