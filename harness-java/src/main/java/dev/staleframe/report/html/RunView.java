package dev.staleframe.report.html;

import dev.staleframe.journal.RunHeader;
import dev.staleframe.report.Printable;
import java.util.List;

/**
 * A run that trials come from.
 *
 * @param startedAt when, in UTC
 * @param command the command line
 * @param staleframe the harness's version
 * @param fixture hash of the fixture's sources
 * @param host the machine
 * @param places where trials ran
 * @param environment what the fixture found in its environment
 * @param run the run's id
 */
record RunView(
    String startedAt,
    String command,
    String staleframe,
    String fixture,
    String host,
    String places,
    String environment,
    String run) {

  static RunView of(RunHeader header) {
    RunHeader.Host host = header.host();
    List<String> variables =
        header.environment().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .sorted()
            .toList();
    return new RunView(
        header.startedAt().toString(),
        Printable.of("staleframe " + String.join(" ", header.command())),
        Printable.of(header.staleframe()),
        Printable.of(header.fixture()),
        Printable.of(host.os() + "/" + host.arch() + ", " + host.cpus() + " cpus"),
        Printable.of(String.join("; ", header.places())),
        Printable.of(String.join(" ", variables)),
        Printable.of(header.run()));
  }
}
