package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir private Path folder;

  @Test
  void emptyVariableIsAsGoodAsUnset() {
    Environment environment = new Environment(Map.of("A", "1", "B", ""));

    assertEquals(Optional.of("1"), environment.get("A"));
    assertEquals(Optional.empty(), environment.get("B"));
    assertEquals(Optional.empty(), environment.get("C"));
  }

  @Test
  void homeMayBeUnknown() {
    assertEquals(Optional.empty(), new Environment(Map.of()).home());
    assertEquals(Optional.of(folder), new Environment(Map.of("HOME", folder.toString())).home());
  }

  @Test
  void homeIsThatOfThePasswordDatabaseWhereNoneIsSet() {
    Properties properties = new Properties();
    assertEquals(Optional.empty(), Environment.of(Map.of(), properties).home());
    properties.setProperty("user.home", "?"); // The JVM's word for none.
    assertEquals(Optional.empty(), Environment.of(Map.of(), properties).home());
    properties.setProperty("user.home", folder.resolve("nonexistent").toString());
    assertEquals(Optional.empty(), Environment.of(Map.of("HOME", ""), properties).home());
    properties.setProperty("user.home", folder.toString());
    assertEquals(Optional.of(folder), Environment.of(Map.of("HOME", ""), properties).home());
    assertEquals(
        Optional.of(Path.of("/set")), Environment.of(Map.of("HOME", "/set"), properties).home());
  }

  @Test
  void localeThatTheLauncherChoseIsTheJvmsAlone() {
    Properties properties = new Properties();
    Map<String, String> variables = Map.of("LC_ALL", "C.UTF-8");
    assertEquals(variables, Environment.of(variables, properties).variables());
    properties.setProperty("staleframe.lc_all", "");
    assertEquals(Map.of(), Environment.of(variables, properties).variables());
    properties.setProperty("staleframe.lc_all", "POSIX");
    assertEquals(Map.of("LC_ALL", "POSIX"), Environment.of(variables, properties).variables());
  }

  @Test
  void firstProgramOnPathWins() throws IOException {
    Path first = program("one/tool");
    program("two/tool");
    Path second = program("two/other");

    assertEquals(Optional.of(first), onPath("one:two").find("tool"));
    assertEquals(Optional.of(second), onPath("one::two").find("other"));
    assertEquals(Optional.empty(), onPath("one:two").find("missing"));
    assertEquals(Optional.empty(), new Environment(Map.of()).find("tool"));
  }

  @Test
  void whatCannotBeRunIsPassedOver() throws IOException {
    Files.createDirectories(folder.resolve("one/tool"));
    Files.createFile(Files.createDirectories(folder.resolve("two")).resolve("tool"));
    Path third = program("three/tool");

    assertEquals(Optional.of(third), onPath("one:two:three").find("tool"));
  }

  @Test
  void pathIsTakenAsItIs() throws IOException {
    Path tool = program("one/tool");

    assertEquals(Optional.of(tool), onPath("").find(tool.toString()));
    assertEquals(Optional.empty(), onPath("one").find(folder.resolve("none").toString()));
  }

  @Test
  void folderIsNoProgramByItsPathEither() throws IOException {
    program("one/tool");
    assertEquals(Optional.empty(), onPath("").find(folder.resolve("one").toString()));
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file).toFile().setExecutable(true);
    return file;
  }

  private Environment onPath(String folders) {
    String path =
        java.util.Arrays.stream(folders.split(":"))
            .map(name -> name.isEmpty() ? "" : folder.resolve(name).toString())
            .collect(java.util.stream.Collectors.joining(":"));
    return new Environment(Map.of("PATH", path));
  }
}
