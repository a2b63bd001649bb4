package dev.staleframe;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The property by which the launcher says where the checkout is, put back after each test. */
public final class HomeProperty implements BeforeEachCallback, AfterEachCallback {
  private static final String NAME = "staleframe.home";

  private String before;

  /** Points it elsewhere, for this test. */
  public void set(Path home) {
    System.setProperty(NAME, home.toString());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = System.getProperty(NAME);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.setProperty(NAME, before);
  }
}
