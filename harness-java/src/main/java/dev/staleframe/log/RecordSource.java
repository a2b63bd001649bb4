package dev.staleframe.log;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who wrote a record: the process, the container and the stream, as far as it says so. */
final class RecordSource {
  private static final Set<String> NAMES =
      Set.of(
          "pid",
          "_pid",
          "syslog_pid",
          "stream",
          "container",
          "container_id",
          "container_name",
          "containername",
          "pod",
          "pod_name",
          "podname",
          "host",
          "hostname",
          "_hostname");

  private RecordSource() {}

  static String of(Map<String, String> fields) {
    Map<String, String> named = new TreeMap<>();
    fields.forEach(
        (path, text) -> {
          String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
          if (NAMES.contains(name)) {
            named.put(path, text);
          }
        });
    return named.isEmpty() ? "" : named.toString();
  }
}
