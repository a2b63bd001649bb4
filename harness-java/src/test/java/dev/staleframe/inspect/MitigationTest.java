package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.BuildInfo;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the runtime itself reads its environment; a | stands for the NUL between variables. */
class MitigationTest {
  @ParameterizedTest
  @CsvSource({
    "'', NO",
    "HOME=/|PATH=/bin|, NO",
    "HOME=/|GODEBUG=tracefpunwindoff=1|, YES",
    "GODEBUG=efence=1, NO",
    "GODEBUG=tracefpunwindoff=0, NO",
    "GODEBUG=tracefpunwindoff=2, YES",
    "GODEBUG=tracefpunwindoff=10, YES",
    "GODEBUG=tracefpunwindoff=x, NO",
    "GODEBUG=tracefpunwindoff=, NO",
    "'GODEBUG=efence=1,tracefpunwindoff=1', YES",
    "'GODEBUG=tracefpunwindoff=1,efence=1', YES",
    "'GODEBUG=tracefpunwindoff=1,tracefpunwindoff=0', NO",
    "'GODEBUG=tracefpunwindoff=0,tracefpunwindoff=1', YES",
    "'GODEBUG=tracefpunwindoff=1,tracefpunwindoff=x', YES",
    "GODEBUG=xtracefpunwindoff=1, NO",
    "GODEBUG=|GODEBUG=tracefpunwindoff=1|, NO",
    "MYGODEBUG=tracefpunwindoff=1, NO",
  })
  void environments(String environment, Answer mitigated) {
    assertEquals(mitigated, Mitigation.in(environment.replace('|', '\0'), false));
  }

  /** What was linked in comes first, so that the environment can turn it off. */
  @ParameterizedTest
  @CsvSource({
    "'', YES",
    "GODEBUG=efence=1|, YES",
    "GODEBUG=tracefpunwindoff=x|, YES",
    "GODEBUG=tracefpunwindoff=1|, YES",
    "GODEBUG=tracefpunwindoff=0|, NO",
    "'GODEBUG=efence=1,tracefpunwindoff=0|', NO",
  })
  void environmentsOfAProgramThatHasItLinkedIn(String environment, Answer mitigated) {
    assertEquals(mitigated, Mitigation.in(environment.replace('|', '\0'), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'' # false",
        "-s -w # false",
        "-s -w -X=runtime.godebugDefault=tracefpunwindoff=1 # true",
        "-X 'runtime.godebugDefault=madvdontneed=1,tracefpunwindoff=1' -s # true",
        "-X \"runtime.godebugDefault=tracefpunwindoff=1\" # true",
        "-X=runtime.godebugDefault=tracefpunwindoff=1,tracefpunwindoff=0 # false",
        "-X=runtime.godebugDefault=tracefpunwindoff=1 -X=runtime.godebugDefault=efence=1 # false",
        "-X=runtime.godebugDefault=efence=1 -X=main.note=tracefpunwindoff=1 # false",
        "-X=main.note=tracefpunwindoff=1 # false",
      })
  void flagsOfTheLinker(String flags, boolean linked) {
    assertEquals(
        linked, Mitigation.linkedInto(new BuildInfo("go1.23.0", "", Map.of("-ldflags", flags))));
  }
}
