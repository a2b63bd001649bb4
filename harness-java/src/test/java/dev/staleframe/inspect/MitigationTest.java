package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.binary.Answer;
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
    assertEquals(mitigated, Mitigation.in(environment.replace('|', '\0')));
  }
}
