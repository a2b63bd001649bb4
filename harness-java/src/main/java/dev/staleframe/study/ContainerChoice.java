package dev.staleframe.study;

import dev.staleframe.container.ContainerLimits;
import java.util.Optional;

/**
 * What the user says of containers.
 *
 * @param image what images are built from, {@code {go}} in it standing for the release; absent for
 *     the official ones
 * @param limits what each container may take
 */
public record ContainerChoice(Optional<String> image, ContainerLimits limits) {
  /** Nothing in particular. */
  public static final ContainerChoice USUAL =
      new ContainerChoice(Optional.empty(), ContainerLimits.USUAL);
}
