package dev.staleframe.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PtraceRulesTest {
  private static final Optional<String> ME = Optional.of("me");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, kernel.yama.ptrace_scope=0", "2, only root may", "3, nobody may"})
  void theSettingIsNamed(String scope, String advice) {
    String text = PtraceRules.explain(ME, ME, scope);

    assertTrue(text.startsWith("/proc/sys/kernel/yama/ptrace_scope is " + scope + ", so "), text);
    assertTrue(text.contains(advice), text);
  }

  @ParameterizedTest
  @CsvSource({"''", "0"})
  void whereTheSettingForbidsNothingItIsNotBlamed(String scope) {
    String text = PtraceRules.explain(ME, ME, scope);

    assertFalse(text.contains("ptrace_scope"), text);
    assertTrue(text.contains("CAP_SYS_PTRACE"), text);
  }

  @Test
  void anotherUsersProcessIsSaidToBe() {
    assertEquals(
        "it is root's process, and this is me; run staleframe as its user or as root (CAP_SYS_PTRACE)",
        PtraceRules.explain(Optional.of("root"), ME, "1"));
  }

  @Test
  void anUnknownOwnerIsNotBlamed() {
    assertTrue(PtraceRules.explain(Optional.empty(), ME, "1").contains("ptrace_scope is 1"));
  }

  @Test
  void theSettingIsRead() throws IOException {
    assertEquals("1", PtraceRules.scope(Files.writeString(folder.resolve("scope"), "1\n")));
    assertEquals("", PtraceRules.scope(folder.resolve("no-such-setting")));
  }
}
