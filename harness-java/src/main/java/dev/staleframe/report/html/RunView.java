package dev.staleframe.report.html;

import dev.staleframe.Amount;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.report.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param part which part of a plan it took on, or null if all of it
 */
record RunView(
    String startedAt,
    String command,
    String staleframe,
    String fixture,
    String host,
    String places,
    String environment,
    String run,
    String part) {

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
        Printable.of(machine(host)),
        Printable.of(String.join("; ", header.places())),
        Printable.of(String.join(" ", variables)),
        Printable.of(header.run()),
        header.part() == null || header.part().shards() == 1
            ? null
            : header.part().label() + ", " + Amount.of(header.part().cells(), "cell"));
  }

  private static String machine(RunHeader.Host host) {
    return Stream.of(
            host.name(), host.os() + "/" + host.arch(), Amount.of(host.cpus(), "cpu"), host.cpu())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
