package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What looks like a crash and is none, whatever happens to it. */
class NoCrashTest {
  private static final String OWN_STACK =
      """
      goroutine 18 [running]:
      runtime/debug.Stack()
      \t/usr/local/go/src/runtime/debug/stack.go:26 +0x5e
      net/http.(*conn).serve.func1()
      \t/usr/local/go/src/net/http/server.go:1947 +0xbe
      panic({0x4aa1a0?, 0x56b460?})
      \t/usr/local/go/src/runtime/panic.go:785 +0x132
      main.handler(0xc000012345)
      \t/src/app/main.go:98 +0x45

      """;

  private static final List<String> LOGS =
      List.of(
          "x.c:1:10: fatal error: y.h: No such file or directory\n    1 | #include <y.h>\n",
          "done\nno panic: really\nno fatal error: at all\n",
          "SIGSEGV: ignored by us\nSIGUSR1: reloading\n",
          "http: panic serving 127.0.0.1:4711: boom\n" + OWN_STACK,
          "recovered from panic: boom\n" + OWN_STACK,
          OWN_STACK,
          "java.lang.RuntimeException: panic: of another kind\n\tat x.y.Main.main(Main.java:12)\n",
          "goroutine profile: total 5\n1 @ 0x43b133 0x46b20e\n#\t0x43b132\tmain.main+0x12\t/a.go:1\n",
          "I1123 10:00:00.000000       1 run.go:74] open C:\\new\\table.go:12 and goroutine 7\n",
          "the docs say \"goroutine 1 [running]:\\nmain.main()\\n\" stands in every stack\n",
          Harm.noise(300));

  @TestFactory
  Stream<DynamicTest> isNone() {
    return Stream.of(Harm.values())
        .map(harm -> DynamicTest.dynamicTest(harm.label(), () -> checkAll(harm)));
  }

  private static void checkAll(Harm harm) {
    for (String log : LOGS) {
      assertEquals(List.of(), Reading.of(harm.bytes(log)), () -> harm.on(log));
    }
  }
}
