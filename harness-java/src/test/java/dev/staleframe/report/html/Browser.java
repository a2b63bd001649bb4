package dev.staleframe.report.html;

import dev.staleframe.NeedsBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless browser that looks at pages, and tells what they did. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("staleframe.home"), "harness-java/target/screenshots");

  /** Enough for a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Held, as its level is forgotten with it: Selenium has no bindings for the newest DevTools. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  /**
   * @param profile an empty folder
   */
  Browser(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(
        NeedsBrowser.Condition.find(NeedsBrowser.Condition.BROWSERS).orElseThrow().toFile());
    // Without the last ones it asks its maker for news at every start.
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                NeedsBrowser.Condition.find(NeedsBrowser.Condition.DRIVERS).orElseThrow().toFile())
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
  }

  /**
   * Looks at pages as this from now on.
   *
   * @param scheme {@code light} or {@code dark}
   * @param width in CSS pixels
   */
  void become(String scheme, int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  void press(Keys key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  /** Presses the tabulator until what has the focus fits. */
  void tabTo(String selector) {
    for (int i = 0; i < 100; i++) {
      press(Keys.TAB);
      if (is("document.activeElement.matches(arguments[0])", selector)) {
        return;
      }
    }
    throw new AssertionError("nothing that fits " + selector + " can be reached by keyboard");
  }

  boolean is(String condition, Object... arguments) {
    return Boolean.TRUE.equals(driver.executeScript("return !!(" + condition + ")", arguments));
  }

  Object value(String expression, Object... arguments) {
    return driver.executeScript("return " + expression, arguments);
  }

  String title() {
    return driver.getTitle();
  }

  /** Everything the page complained of, and the browser about it. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The requests since the last call, as DevTools tells of them. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  /** What axe-core finds of WCAG 2.1, levels A and AA; a line a violation. */
  List<String> violations() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
              resultTypes: ['violations']
            }).then(
              result => done(result.violations.map(v => v.id + ': ' + v.help + ': '
                  + v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary))),
              error => done(['axe failed: ' + error]));
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is seen in {@code target/screenshots}. */
  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
