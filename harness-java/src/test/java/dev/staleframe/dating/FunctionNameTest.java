package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionNameTest {
  @ParameterizedTest
  @CsvSource({
    "runtime.gopark, runtime, gopark, gopark",
    "runtime.main.func2, runtime, main.func2 main, ''",
    "runtime.(*unwinder).next, runtime, (*unwinder).next (*unwinder), next",
    "runtime.traceLocker.GoStop, runtime, traceLocker.GoStop traceLocker, GoStop",
    "runtime.traceAdvance.func1.1, runtime, traceAdvance.func1 traceAdvance, ''",
    "runtime.gcenable.gowrap1, runtime, gcenable.gowrap1 gcenable, ''",
    "runtime.asmcgocall.abi0, runtime, asmcgocall, asmcgocall",
    "runtime.systemstack_switch, runtime, systemstack_switch, systemstack",
    "runtime.init.7, runtime, init.7 init, ''",
    "net/http.(*conn).serve, net/http, (*conn).serve (*conn), serve",
    "github.com/a/b.v2.f, github.com/a/b, v2.f v2, f",
    "sync/atomic.(*Pointer[...]).Load, sync/atomic, (*Pointer).Load (*Pointer), Load",
    "'slices.SortFunc[go.shape.[]int,github.com/x/y.T]', slices, SortFunc, SortFunc",
    "'main.(*list[...]).Map[...]', main, (*list).Map (*list), Map",
    "'slices.SortFunc[go.shape.struct { A int \"]][\" }]', slices, SortFunc, SortFunc",
    "'slices.AppendSeq[...]-range1', slices, AppendSeq, ''",
    "main.nested-range1.func1-range1.1, main, nested.func1 nested, ''",
    "panic, runtime, gopanic panic, panic",
    "abort, '', abort, abort",
    "runtime.glob..func1, runtime, init. init, ''"
  })
  void parts(String printed, String folder, String candidates, String asCalled) {
    FunctionName name = FunctionName.of(printed);
    assertEquals(folder, name.folder());
    assertEquals(List.of(candidates.split(" ")), name.candidates());
    assertEquals(asCalled, name.asCalled().orElse(""));
  }

  @Test
  void anyTextHasAName() {
    for (String text :
        List.of("", "...", "[", "]", "a.[", "/", "/.", "a/b", "(*", ".abi0", "x..")) {
      FunctionName.of(text).asCalled();
    }
  }
}
