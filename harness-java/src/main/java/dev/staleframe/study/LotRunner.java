package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.launch.Limits;
import dev.staleframe.plan.Lot;
import dev.staleframe.report.ProgressView;
import dev.staleframe.trial.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes lots through the pipeline, one after the other: while the trials of one run, the next are
 * provided and built. Few are ready at a time, since a container is one of them.
 */
final class LotRunner {
  private static final int BUILDERS = 2;

  /** Lots that are being provided or wait for their trials. */
  private static final int AHEAD = 3;

  private static final int CLOSE_MINUTES = 10;

  private final Sites sites;
  private final Limits limits;
  private final JournalWriter journal;
  private final ProgressView progress;
  private final Evidence evidence;
  private final int runs;
  private final Semaphore room = new Semaphore(AHEAD);
  private final List<Lot> unreached = new ArrayList<>();
  private Optional<Budget> budget = Optional.empty();
  private final AtomicLong preparingNanos = new AtomicLong();
  private volatile boolean failed;

  /**
   * @param evidence earlier trials, which are not run again; those of this run are added
   * @param runs trials a cell
   */
  LotRunner(
      Sites sites,
      Limits limits,
      JournalWriter journal,
      ProgressView progress,
      Evidence evidence,
      int runs) {
    this.sites = sites;
    this.limits = limits;
    this.journal = journal;
    this.progress = progress;
    this.evidence = evidence;
    this.runs = runs;
  }

  /** Has it end in time, with as many trials as fit. */
  LotRunner within(Budget time) {
    budget = Optional.of(time);
    return this;
  }

  /** A lot that is ready to run; without a campaign if there is no time for it. */
  private record Prepared(Lot lot, Optional<Campaign> campaign) {}

  /**
   * Runs them all; of a lot that has nothing left to run nothing is built.
   *
   * @return those that there was no time for
   * @throws StaleframeException if one can't be provided, or its trials can't be run
   */
  List<Lot> run(List<Lot> lots) {
    List<Lot> open = lots.stream().filter(this::isOpen).toList();
    budget.ifPresentOrElse(
        time -> time.lots(open.size()),
        () -> progress.expect(open.stream().mapToInt(this::missing).sum()));
    ExecutorService builders = Executors.newFixedThreadPool(BUILDERS);
    try {
      CompletionService<Prepared> ready = new ExecutorCompletionService<>(builders);
      open.forEach(lot -> ready.submit(() -> prepare(lot)));
      for (int i = 0; i < open.size(); i++) {
        run(ready.take().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StaleframeException known
          ? known
          : StaleframeException.internal("preparing trials failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(builders);
    }
    return unreached;
  }

  /** How long it took to provide for lots and to build them, one after the other. */
  Duration preparing() {
    return Duration.ofNanos(preparingNanos.get());
  }

  private boolean isOpen(Lot lot) {
    return missing(lot) > 0;
  }

  private int missing(Lot lot) {
    return lot.cells().stream().mapToInt(cell -> evidence.missing(cell, runs)).sum();
  }

  private Prepared prepare(Lot lot) throws InterruptedException {
    room.acquire();
    if (failed || budget.isPresent() && !budget.get().allowsBuild()) {
      return new Prepared(lot, Optional.empty());
    }
    long start = System.nanoTime();
    Campaign campaign = new Campaign(sites, limits, journal, progress, evidence);
    campaign.prepare(open(lot));
    long took = System.nanoTime() - start;
    preparingNanos.addAndGet(took);
    budget.ifPresent(time -> time.built(took));
    return new Prepared(lot, Optional.of(campaign));
  }

  private List<Cell> open(Lot lot) {
    return lot.cells().stream().filter(cell -> evidence.missing(cell, runs) > 0).toList();
  }

  private void run(Prepared prepared) {
    if (prepared.campaign().isPresent()) {
      Campaign campaign = prepared.campaign().get();
      budget.ifPresentOrElse(time -> time.run(campaign, runs), () -> campaign.run(runs));
      sites.finished(prepared.lot());
    } else {
      unreached.add(prepared.lot());
    }
    room.release();
  }

  /** Builds that are under way are let finish: what they use is closed after this. */
  private void close(ExecutorService builders) {
    failed = true;
    builders.shutdown();
    room.release(Integer.MAX_VALUE / 2);
    try {
      builders.awaitTermination(CLOSE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
