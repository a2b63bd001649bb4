package dev.staleframe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the harness: arrows only downward, one place that touches the process. */
class ArchitectureTest {
  private static final String ROOT = "dev.staleframe";
  private static final int LONGEST_FILE = 350;

  /** From the top; packages side by side in a row may know each other only in {@link #PEERS}. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("cli"),
          List.of("study"),
          List.of("container"),
          List.of(
              "report", "plan", "journal", "judge", "launch", "trial", "fixture", "script",
              "inspect", "triage"),
          List.of("dating", "log"),
          List.of("crash"),
          List.of("binary"),
          List.of("release", "shim"),
          List.of("command", "search"),
          List.of("root"));

  private static final List<String> PEERS = ROWS.get(3);

  private static JavaClasses main;

  @BeforeAll
  static void read() {
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    assertTrue(main.contain(ROOT + ".cli.Main"), "there is something to look at");
  }

  @Test
  void arrowsGoDownward() {
    LayeredArchitecture architecture =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .ensureAllClassesAreContainedInArchitecture();
    for (List<String> row : ROWS) {
      for (String layer : row) {
        architecture = architecture.layer(layer).definedBy(packageOf(layer));
      }
    }
    for (int i = 0; i < ROWS.size(); i++) {
      for (String layer : ROWS.get(i)) {
        String[] below = below(i, layer).toArray(String[]::new);
        architecture =
            below.length == 0
                ? architecture.whereLayer(layer).mayNotAccessAnyLayer()
                : architecture.whereLayer(layer).mayOnlyAccessLayers(below);
      }
    }
    architecture.check(main);
  }

  private static String packageOf(String layer) {
    return layer.equals("root") ? ROOT : ROOT + "." + layer + "..";
  }

  private static List<String> below(int row, String layer) {
    List<String> allowed = new ArrayList<>();
    ROWS.subList(row + 1, ROWS.size()).forEach(allowed::addAll);
    if (PEERS.contains(layer)) {
      allowed.addAll(PEERS);
    }
    return allowed;
  }

  @Test
  void packagesKnowEachOtherInOneDirectionOnly() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(main);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(main);
  }

  @Test
  void onlyMainKnowsTheStandardStreams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(main);
  }

  @Test
  void noSourceFileIsLong() throws IOException {
    Path sources = Path.of(System.getProperty("staleframe.home"), "harness-java", "src");
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readAllLines(file).size() > LONGEST_FILE) {
          tooLong.add(sources.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }
}
