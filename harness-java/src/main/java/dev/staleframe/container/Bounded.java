package dev.staleframe.container;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls an engine and waits only so long: docker-java waits for an answer without a bound, and an
 * engine that is stuck accepts connections and says nothing.
 *
 * @param seconds how long
 */
record Bounded(int seconds) {
  static Bounded seconds(int seconds) {
    return new Bounded(seconds);
  }

  /**
   * What came of a call.
   *
   * @param value its result, if it succeeded
   * @param failure why it has none, or null
   */
  record Result<T>(T value, Exception failure) {
    boolean succeeded() {
      return failure == null;
    }

    <E extends Exception> T orElseThrow(Function<Exception, E> words) throws E {
      if (failure != null) {
        throw words.apply(failure);
      }
      return value;
    }
  }

  /** Calls in a thread of its own, which is left to itself when the time is up. */
  <T> Result<T> call(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "engine");
    thread.setDaemon(true);
    thread.start();
    try {
      return new Result<>(task.get(seconds, TimeUnit.SECONDS), null);
    } catch (ExecutionException e) {
      return new Result<>(null, e.getCause() instanceof Exception cause ? cause : e);
    } catch (TimeoutException e) {
      return new Result<>(null, new TimeoutException("no answer in " + seconds + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result<>(null, e);
    }
  }
}
