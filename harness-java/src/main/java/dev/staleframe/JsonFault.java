package dev.staleframe;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The error in a JSON text, in one line. */
public final class JsonFault {
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^\\]]*; (line: [^\\]]*)\\]");

  private JsonFault() {}

  /** Jackson's words without its note of where the text came from, which it keeps to itself. */
  public static String of(IOException failure) {
    if (!(failure instanceof JsonProcessingException json)) {
      return String.valueOf(failure.getMessage());
    }
    int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
    String said = SOURCE.matcher(json.getOriginalMessage()).replaceAll("$1");
    return String.format(Locale.ROOT, "no JSON at line %d: %s", line, said);
  }
}
