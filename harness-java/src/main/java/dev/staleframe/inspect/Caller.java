package dev.staleframe.inspect;

import java.util.Optional;

/**
 * Who made a call that a goroutine is in.
 *
 * @param function the innermost Go function that isn't the runtime's or cgo's
 * @param callee the C function that it called, if it was one and cgo wrote the call
 */
public record Caller(String function, Optional<String> callee) {
  @Override
  public String toString() {
    return function + callee.map(c -> " calling C." + c).orElse("");
  }
}
