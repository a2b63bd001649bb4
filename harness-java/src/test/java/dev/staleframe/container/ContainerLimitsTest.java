package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerLimitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "memory=2g,disk=512m,processes=500; 2147483648; 536870912; 500",
        "processes=7,MEMORY=64K; 65536; 1073741824; 7",
        "disk=1000; 3221225472; 1000; 1024",
      })
  void isRead(String text, long memory, long disk, long processes) {
    assertEquals(new ContainerLimits(memory, disk, processes), ContainerLimits.parse(text));
  }

  /** To an engine 0 means no limit at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "memory",
        "memory=",
        "memory=0",
        "disk=00m",
        "processes=-1",
        "memory=2t",
        "memory=2g;disk=1g",
        "cpus=1",
        "memory=1.5g",
        "memory=9999999999g"
      })
  void isRefused(String text) {
    String message = Failing.with(ExitCode.USAGE, () -> ContainerLimits.parse(text));

    assertTrue(message.contains("not \"" + text + "\""), message);
  }

  @Test
  void isSaidAsPeopleWriteIt() {
    ContainerLimits limits = ContainerLimits.parse("memory=2g,disk=512m");

    assertEquals("2 GiB", limits.memory());
    assertEquals("512 MiB", limits.disk());
  }
}
