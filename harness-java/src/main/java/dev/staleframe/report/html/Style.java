package dev.staleframe.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's style sheet, and the policy that allows this one and nothing else.
 *
 * @param sheet the style sheet
 * @param policy the value of Content-Security-Policy: no script, no picture, no font, no request
 */
record Style(String sheet, String policy) {
  private static final String RESOURCE = "report.css";

  static Style load() {
    try (InputStream in = Style.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = in.readAllBytes();
      return new Style(
          new String(bytes, StandardCharsets.UTF_8),
          "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
              .formatted(hash(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
