package dev.staleframe.bench;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the figures, a line each on standard output; what it is doing goes to standard error.
 *
 * <p>Exits with 0 also when a figure falls short: on a busy machine that says little. Exits with 3
 * when one could not be measured, and says why.
 */
public final class Bench {
  private static final int TRIALS = 1000;
  private static final String USAGE = "usage: bench [--trials N] [FIGURE...]; figures: ";

  private static final List<Figure> FIGURES =
      List.of(
          new Detection("grow"),
          new Detection("shrink"),
          new Detection("still"),
          new Detection("no-callback"),
          new ProbeCallbacks("loop", 1_000_000),
          new ProbeCallbacks("regrow", 3_000),
          new ProbeCost(),
          new Trace(),
          new InspectScan(),
          new InspectTime(),
          new InspectStall(),
          new InspectFalse(),
          new Throughput("grow", Lab.FAULTY, false),
          new Throughput("grow", Lab.FAULTY, true),
          new Throughput("still", Lab.FIXED, false),
          new Throughput("still", Lab.FIXED, true),
          new ContainerThroughput("grow", Lab.FAULTY),
          new ContainerThroughput("still", Lab.FIXED),
          new Warm(),
          new Memory(),
          new ControlArmCost(),
          new CostRatio("call", 0.01),
          new CostRatio("callback", 0.01),
          new CostRatio("syscall", 0.03),
          new TriageCorpus(),
          new TriageReleases(),
          new TriageSpeed(TriageSpeed.Kind.REQUESTS),
          new TriageSpeed(TriageSpeed.Kind.STACKS),
          new TriageMemory(),
          new MatrixTime(List.of(Place.HOST)),
          new MatrixTime(List.of(Place.HOST, Place.CONTAINER)),
          new KilledRuns(Place.HOST),
          new KilledRuns(Place.CONTAINER),
          new ReportSpeed(),
          new ResumeStart(),
          new BisectBuilds(),
          new AttributeBuilds("attribute", "grow"),
          new AttributeBuilds("attribute-planted", "entersyscall-bp"),
          new ExploreTime("explore-blind", 3));

  /** Those that take long, which have to be asked for by name. */
  private static final List<Figure> LONG =
      List.of(new ExploreTime("explore-check-blind", 10), new ExploreControl());

  private Bench() {}

  /** {@code [--trials N] [FIGURE...]}; a figure may be told by how its name begins. */
  public static void main(String[] arguments) {
    int trials = TRIALS;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("-")) {
        names.add(arguments[i]);
      } else if (arguments[i].equals("--trials") && i + 1 < arguments.length) {
        trials = trials(arguments[++i]);
      } else {
        usage("what is " + arguments[i] + "?");
      }
    }
    System.exit(run(chosen(names), trials).code());
  }

  private static int trials(String text) {
    if (!text.matches("[1-9][0-9]{0,4}")) {
      usage("--trials takes 1 to 99999, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static List<Figure> chosen(List<String> names) {
    for (String name : names) {
      if (all().noneMatch(figure -> figure.name().startsWith(name))) {
        usage("there is no figure " + name);
      }
    }
    return names.isEmpty()
        ? FIGURES
        : all().filter(figure -> names.stream().anyMatch(figure.name()::startsWith)).toList();
  }

  private static Stream<Figure> all() {
    return Stream.concat(FIGURES.stream(), LONG.stream());
  }

  private static void usage(String problem) {
    String figures = all().map(Figure::name).collect(Collectors.joining(", "));
    progress(problem);
    progress(USAGE + figures);
    System.exit(ExitCode.USAGE.code());
  }

  private static ExitCode run(List<Figure> figures, int trials) {
    ExitCode code = ExitCode.OK;
    if (figures.stream().anyMatch(Bench::wantsContainers)) {
      ContainerThroughput.findEngine();
    }
    try (Lab lab = Lab.open(trials)) {
      System.out.println(Reading.titles());
      for (Figure figure : figures) {
        if (!measured(figure, lab)) {
          code = ExitCode.ENVIRONMENT;
        }
      }
    } catch (StaleframeException | IOException e) {
      progress(e.getMessage());
      return ExitCode.ENVIRONMENT;
    }
    return code;
  }

  private static boolean wantsContainers(Figure figure) {
    return figure instanceof ContainerThroughput
        || figure instanceof KilledRuns runs && runs.place() == Place.CONTAINER
        || figure instanceof MatrixTime time && time.places().contains(Place.CONTAINER);
  }

  private static boolean measured(Figure figure, Lab lab) {
    progress("measuring " + figure.name());
    try {
      System.out.println(figure.measure(lab).line(figure.name()));
      return true;
    } catch (StaleframeException | IOException e) {
      progress(figure.name() + " could not be measured: " + e.getMessage());
      return false;
    }
  }

  /** Says on standard error what is going on. */
  static void progress(String what) {
    System.err.println("bench: " + what);
  }
}
