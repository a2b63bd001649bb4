package dev.staleframe.release;

import dev.staleframe.command.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A {@code go} command made of a few lines of shell, alone on its PATH. */
record FakeGo(Path folder) {
  /** Puts the script where PATH finds it. */
  FakeGo says(String script) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("go");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    program.toFile().setExecutable(true);
    return this;
  }

  Path program() {
    return folder.resolve("bin").resolve("go");
  }

  /** PATH and HOME in the folder, and these variables, given as name, value, name, value. */
  Environment environment(String... more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", folder.resolve("bin").toString());
    variables.put("HOME", folder.resolve("home").toString());
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return new Environment(variables);
  }

  /** A root folder whose VERSION file says this. */
  static Path goroot(Path folder, String version) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("VERSION"), version + "\ntime 2024-08-07T19:21:44Z\n");
    return folder;
  }
}
