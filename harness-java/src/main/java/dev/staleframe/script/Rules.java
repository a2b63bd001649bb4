package dev.staleframe.script;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rules of cgo or Go a scenario breaks. What comes of one that breaks a rule need not be a
 * fault of the runtime.
 */
public final class Rules {
  static final String NO_CALLBACK =
      "C that is annotated nocallback calls back (cmd/cgo, \"Optimizing calls of C code\")";
  static final String SAME_STACK =
      "C that Go called calls back from another stack"
          + " (runtime/cgocall.go, callbackUpdateSystemStack)";
  static final String SAME_LOCK =
      "a sequence is resumed under another locking of the thread than it was pulled under"
          + " (runtime/coro.go, coroswitch_m)";

  private final Set<String> broken = new TreeSet<>();
  private int locks;

  private Rules() {}

  /** The rules, each in a few words with where Go has it; none if the scenario is well-formed. */
  public static List<String> broken(Script script) {
    Rules rules = new Rules();
    rules.walk(script.steps(), Place.OUTERMOST);
    return List.copyOf(rules.broken);
  }

  /**
   * Where a step stands.
   *
   * @param inCall whether it runs in C that Go has called
   * @param switched whether C has switched stacks since
   * @param mute whether C must not call back
   * @param lock what locks the goroutine to its thread, the outermost first: steps by number
   * @param pulled the locks under which sequences were pulled that can be resumed, the newest last
   */
  private record Place(
      boolean inCall,
      boolean switched,
      boolean mute,
      List<Integer> lock,
      List<List<Integer>> pulled) {
    static final Place OUTERMOST = new Place(false, false, false, List.of(), List.of());

    Place inC(StepKind call) {
      return new Place(
          call.isCall(),
          false,
          call == StepKind.NOCALLBACK,
          call.isCall() ? lock : List.of(),
          pulled);
    }

    Place onOtherStack() {
      return new Place(inCall, true, mute, lock, pulled);
    }

    /** In Go again, or still. */
    Place under(List<Integer> newLock) {
      return new Place(false, false, false, newLock, pulled);
    }

    Place after(List<Integer> pull) {
      return new Place(inCall, switched, mute, lock, Lists.and(pulled, pull));
    }

    Place locked(int number) {
      return under(Lists.and(lock, number));
    }
  }

  private void walk(List<Step> steps, Place outer) {
    Place place = outer;
    for (Step step : steps) {
      check(step.kind(), place);
      walk(step.block(), inside(step.kind(), place));
      if (step.kind() == StepKind.PULL) {
        place = place.after(place.lock());
      }
    }
  }

  private void check(StepKind kind, Place place) {
    if (kind == StepKind.CALLBACK && place.mute()) {
      broken.add(NO_CALLBACK);
    }
    if (kind == StepKind.CALLBACK && place.inCall() && place.switched()) {
      broken.add(SAME_STACK);
    }
    List<List<Integer>> pulled = place.pulled();
    if (kind == StepKind.NEXT
        && !pulled.isEmpty()
        && !pulled.get(pulled.size() - 1).equals(place.lock())) {
      broken.add(SAME_LOCK);
    }
  }

  private Place inside(StepKind kind, Place place) {
    return switch (kind) {
      case CALL, NOESCAPE, NOCALLBACK, THREAD -> place.inC(kind);
      case ALTSTACK -> place.onOtherStack();
      case LOCK, CALLBACK -> place.locked(locks++);
      case SPAWN, EXITS, FINALIZER, CLEANUP -> place.under(List.of());
      default -> place;
    };
  }
}
