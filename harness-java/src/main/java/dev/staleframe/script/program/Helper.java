package dev.staleframe.script.program;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A Go function that a program has if it needs it; each is a Go file among the resources. */
enum Helper {
  SPAWN,
  GROW,
  HOLD,
  SHRINK,
  RECOVERS,
  DEREFS,
  CHANNEL,
  MUTEX,
  READS,
  CORO,
  PULL,
  FINALIZER,
  CLEANUP,
  TRACER,
  FLIGHT,
  GC,
  PROCS,
  HEAPPROFILE,
  BLOCKPROFILE,
  MUTEXPROFILE,
  GOROUTINEPROFILE,
  SIGNALS;

  private static final String IMPORTS_END = "\n)\n";
  private static final String PACKAGE = "package main\n";

  private final String file = read(name().toLowerCase(Locale.ROOT) + ".go");

  private static String read(String name) {
    try (InputStream in = Helper.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw StaleframeException.internal("can't read " + name, e);
    }
  }

  /** The packages that it needs. */
  List<String> imports() {
    return file.substring(0, body())
        .lines()
        .filter(line -> line.startsWith("\t"))
        .map(line -> line.strip().replace("\"", ""))
        .toList();
  }

  /** The function with its comment. */
  String function() {
    return file.substring(body()).stripLeading();
  }

  private int body() {
    return file.contains(IMPORTS_END)
        ? file.indexOf(IMPORTS_END) + IMPORTS_END.length()
        : PACKAGE.length();
  }
}
