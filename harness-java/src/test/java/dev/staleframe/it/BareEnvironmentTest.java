package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cron, systemd and {@code env -i} leave: no locale, no home; and names that are not ASCII.
 */
@Tag("integration")
class BareEnvironmentTest {
  private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups";

  @TempDir private Path folder;

  @Test
  void checkoutWhoseNameHasASpaceAndALetterBeyondAscii() throws IOException {
    Path checkout = Checkout.copyTo(folder.resolve("chéck out ü"));
    Path output = folder.resolve("Ausgabe für alle");

    Result result =
        new Staleframe(folder, checkout)
            .withPathAlone()
            .with("STALEFRAME_CACHE", folder.resolve("Zwischen lager ß").toString())
            .run("reproduce", "--runs", "1", "-o", output.toString());

    assertEquals(0, result.exitCode(), result.stderr());
    assertTrue(result.stdout().contains("Journal: " + output + "/journal.ndjson"), result.stdout());
    assertTrue(Files.isRegularFile(output.resolve("journal.ndjson")));
  }

  @Test
  void buildsGetTheEnvironmentThatTheUserGave() throws IOException {
    Path seen = folder.resolve("seen");
    Path go = folder.resolve("recording-go");
    // Its shell adds these by itself: POSIX, "sh", and what dash and bash do.
    List<String> ofTheShell = List.of("PWD", "OLDPWD", "SHLVL", "_");
    script(go, "env >>'" + seen + "'; exec go \"$@\"");

    Result result =
        new Staleframe(folder)
            .withPathAlone()
            .with("STALEFRAME_GO", go.toString())
            .with("STALEFRAME_CACHE", folder.resolve("cache").toString())
            .with("MARK", "ü")
            .run("doctor");

    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    TreeSet<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(seen)) {
      names.add(line.replaceFirst("=.*", ""));
      assertTrue(!line.startsWith("MARK=") || line.equals("MARK=ü"), line);
    }
    names.removeAll(ofTheShell);
    names.removeIf(name -> name.startsWith("GO"));
    assertEquals(
        new TreeSet<>(List.of("HOME", "MARK", "PATH", "STALEFRAME_CACHE", "STALEFRAME_GO")), names);
  }

  @Test
  void nameThatIsNotUtf8IsRefused() throws IOException {
    String command = "exec '" + Staleframe.HOME + "/staleframe' triage";
    script(folder.resolve("staleframe"), command + " \"$(printf 'caf\\351.txt')\"");

    Result result = new Staleframe(folder, folder).withPathAlone().run();

    assertEquals(2, result.exitCode(), result.stderr());
    assertEquals(
        "staleframe: the argument caf\uFFFD.txt is not valid UTF-8; give the file a name that is\n",
        result.stderr());
  }

  /** The folder that every user without a home once had in common. */
  @Test
  void cacheThatSomebodyElseMadeIsRefused() throws Exception {
    Path command = Staleframe.HOME.resolve("staleframe");
    assumeTrue(
        succeeds(NOBODY + " test -x '" + command + "'"),
        "needs root, setpriv, and a checkout that everybody may read");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path theirs = Files.createDirectory(folder.resolve("staleframe-65534"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxrwxrwx"));
    script(folder.resolve("staleframe"), "exec " + NOBODY + " '" + command + "' \"$@\"");

    Result result =
        new Staleframe(folder, folder)
            .withPathAlone()
            .with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder)
            .run("reproduce", "--runs", "1");

    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(
        result
            .error()
            .startsWith(
                "staleframe: the build cache "
                    + theirs
                    + " is not safe, as programs are run from it: others can write to "
                    + theirs
                    + " (mode 777).\nSet STALEFRAME_CACHE to "),
        result.stderr());
    try (Stream<Path> left = Files.list(theirs)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private static void script(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean succeeds(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
