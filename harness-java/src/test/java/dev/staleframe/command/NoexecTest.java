package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoexecTest {
  private static final List<String> MOUNTS =
      List.of(
          "overlay / overlay rw,relatime 0 0",
          "tmpfs /no tmpfs rw,nosuid,noexec,relatime 0 0",
          "tmpfs /no/but tmpfs rw,relatime 0 0",
          "tmpfs /with\\040space tmpfs rw,noexec 0 0",
          "tmpfs /covered tmpfs rw,noexec 0 0",
          "tmpfs /covered tmpfs rw,relatime 0 0",
          "none /noexec-in-its-name tmpfs rw,comment=noexecutable 0 0");

  @ParameterizedTest
  @CsvSource({"/no/cache/x, /no", "/with space/x, /with space"})
  void saysWhichMount(Path file, String mount) {
    assertEquals(
        Optional.of(
            mount
                + " is mounted noexec: nothing in it can be run or loaded.\n"
                + "Name a folder elsewhere: STALEFRAME_CACHE for what staleframe builds, GOMODCACHE"
                + " for Go releases."),
        Noexec.explain(file, MOUNTS));
  }

  @ParameterizedTest
  @CsvSource({"/no/but/x", "/nothing/x", "/covered/x", "/noexec-in-its-name/x", "/x"})
  void isSilentElsewhere(Path file) {
    assertEquals(Optional.empty(), Noexec.explain(file, MOUNTS));
  }

  @Test
  void withoutMountsNothingIsSaid() {
    assertEquals(Optional.empty(), Noexec.explain(Path.of("/x"), List.of("torn")));
  }
}
