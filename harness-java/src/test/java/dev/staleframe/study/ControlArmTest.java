package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.shim.CallbackLoop;
import dev.staleframe.shim.ShimLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import jnr.ffi.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same C between Java frames. */
@Tag("integration")
class ControlArmTest {
  private static Shims shims;

  @BeforeAll
  static void build() {
    Environment environment = Environment.ofThisProcess();
    shims = Workbench.open(environment, Workspace.find(environment)).shims();
  }

  @ParameterizedTest
  @EnumSource
  void everyCallbackArrivesOnceAndInOrder(ShimVariant variant) {
    ControlArm.Result result = ControlArm.run(shims, variant, 50_000);

    assertEquals(50_000, result.counted());
    assertEquals(50_000, result.seen());
    assertTrue(result.ok());
    assertTrue(result.nanosPerCallback() > 0);
  }

  @Test
  void aLostCallbackIsNotOk() {
    assertTrue(!new ControlArm.Result(10, 10, 9, 1).ok());
    assertTrue(!new ControlArm.Result(10, 9, 10, 1).ok());
  }

  @ParameterizedTest
  @EnumSource
  void theVariantIsWhatItSays(ShimVariant variant) {
    int expected = variant == ShimVariant.FP ? 1 : 0;
    CallbackLoop library = ShimLoader.load(CallbackLoop.class, shims.library(variant));
    assertEquals(expected, library.staleframe_frame_pointers());
  }

  @Test
  void parksUntilReleased() {
    CallbackLoop library = ShimLoader.load(CallbackLoop.class, shims.library(ShimVariant.FP));
    Pointer loop = library.staleframe_loop_new();
    CompletableFuture<Integer> parked =
        CompletableFuture.supplyAsync(
            () -> library.staleframe_callback_loop(loop, (context, index) -> {}, 7, 3, 1));

    assertEquals(0, library.staleframe_loop_await_parked(loop, 10_000));
    assertTrue(!parked.isDone());
    library.staleframe_loop_release(loop);
    assertEquals(0, parked.join());
    assertEquals(3, library.staleframe_loop_callbacks(loop));
    assertEquals(1, library.staleframe_loop_parks(loop));
    library.staleframe_loop_free(loop);
  }

  @Test
  void aLibraryThatIsNotThereIsSaidToBeMissing(@TempDir Path folder) {
    Path missing = folder.resolve("libstaleframe.so");
    StaleframeException e =
        assertThrows(StaleframeException.class, () -> ShimLoader.load(CallbackLoop.class, missing));

    assertEquals(ExitCode.ENVIRONMENT, e.exitCode());
    assertTrue(e.getMessage().startsWith("can't load " + missing + ": there is no such file"));
  }

  @Test
  void aLibraryThatIsNoneIsExplained(@TempDir Path folder) throws IOException {
    Path garbage = Files.writeString(folder.resolve("libgarbage.so"), "not a library");
    StaleframeException e =
        assertThrows(StaleframeException.class, () -> ShimLoader.load(CallbackLoop.class, garbage));

    assertEquals(ExitCode.ENVIRONMENT, e.exitCode());
    assertTrue(e.getMessage().contains("the same architecture and C library"), e.getMessage());
  }
}
