package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the real command, {@code ./staleframe}, as a user's shell would. */
final class Staleframe {
  /** The checkout. */
  static final Path HOME =
      Path.of(System.getProperty("staleframe.home")).toAbsolutePath().normalize();

  private static final Path SHARED_CACHE = HOME.resolve("harness-java/target/integration-cache");
  private static final long LONGEST_SECONDS = 600;
  private static final Map<String, Integer> IGNORABLE = Map.of("HUP", 1, "INT", 2);

  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private final Path directory;
  private final Path checkout;

  /**
   * @param directory the working folder, in which output and temporary files go
   */
  Staleframe(Path directory) {
    this(directory, HOME);
  }

  /**
   * @param checkout whose command it is
   */
  Staleframe(Path directory, Path checkout) {
    this.directory = directory;
    this.checkout = checkout;
    // What the tests' own JVM needs; a user's shell has none of it.
    environment
        .keySet()
        .removeIf(name -> name.startsWith("TESTCONTAINERS_") || name.equals("LC_ALL"));
    with("STALEFRAME_CACHE", SHARED_CACHE.toString());
    with("STALEFRAME_TRUST_CACHE", "1"); // Who can write to the checkout is not for tests to say.
  }

  /** Sets a variable of the command's environment. */
  Staleframe with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Takes all variables out of the command's environment but PATH. */
  Staleframe withPathAlone() {
    environment.keySet().retainAll(List.of("PATH"));
    return this;
  }

  /** Removes a variable from the command's environment. */
  Staleframe without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** The value of a variable of the command's environment. */
  String variable(String name) {
    return environment.get(name);
  }

  /** A program of this machine. */
  static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that the machine is said to lack something, in a line or two. */
  static void assertLacking(Result result, String message) {
    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(result.error().contains(message), result.stderr());
    assertTrue(result.error().lines().count() <= 2, result.stderr());
    assertFalse(result.stderr().contains("\tat "), result.stderr());
  }

  /** Starts the command and leaves it running. */
  Running start(String... arguments) {
    List<String> argv = new ArrayList<>();
    argv.add(checkout.resolve("staleframe").toString());
    argv.addAll(List.of(arguments));
    try {
      Path stdout = Files.createTempFile(directory, "stdout", ".txt");
      Path stderr = Files.createTempFile(directory, "stderr", ".txt");
      ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
      return new Running(builder.start(), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command to its end. */
  Result run(String... arguments) {
    return start(arguments).await();
  }

  /** A command that runs. */
  record Running(Process process, Path stdout, Path stderr) {
    Result await() {
      try {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(
              "still running after " + LONGEST_SECONDS + " s: " + process.info());
        }
        return new Result(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void signal(String name) {
      if (isIgnored(name)) {
        process.destroyForcibly();
      }
      assumeHeeded(name);
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** What ignores a signal has its children ignore it too. */
  private static boolean isIgnored(String signal) {
    Integer number = IGNORABLE.get(signal);
    if (number == null) {
      return false;
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String ignored = lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
      return (Long.parseUnsignedLong(ignored.split("\\s+")[1], 16) & 1L << (number - 1)) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips a test that would wait for the effect of a signal which is ignored here. */
  static void assumeHeeded(String signal) {
    assumeFalse(
        isIgnored(signal),
        "SIG" + signal + " is ignored here, as by nohup or in a background job of a script");
  }

  /** How it ended. */
  record Result(int exitCode, String stdout, String stderr) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(stdout);
      } catch (IOException e) {
        throw new UncheckedIOException(stdout + stderr, e);
      }
    }

    /** What {@code doctor} says of one thing, in its JSON report. */
    JsonNode check(String name) {
      for (JsonNode check : json().get("checks")) {
        if (check.get("name").asText().equals(name)) {
          return check;
        }
      }
      throw new AssertionError("no check is named " + name + ": " + stdout);
    }

    /** What the crash witness says of that release, in the JSON report. */
    JsonNode cell(String release) {
      return cell(Map.of("release", release, "witness", "crash"));
    }

    /** The first entry with these members, in the JSON report. */
    JsonNode cell(Map<String, String> members) {
      for (JsonNode cell : json().get("cells")) {
        if (members.entrySet().stream()
            .allMatch(member -> cell.get(member.getKey()).asText().equals(member.getValue()))) {
          return cell;
        }
      }
      throw new AssertionError("no cell with " + members + " in " + stdout);
    }

    /** The error, without what was said of progress before it. */
    String error() {
      int start = stderr.indexOf("staleframe: ");
      return start < 0 ? stderr : stderr.substring(start);
    }
  }
}
