/**
 * Reads what a dying Go program prints: text into {@link dev.staleframe.crash.CrashLog}, a crash
 * into a title, and a crash into the known bug it shows, if it shows one.
 *
 * <p>The formats are those of Go 1.20 to 1.27. They are printed by {@code src/runtime/panic.go}
 * ({@code printpanics}, {@code dopanic_m}), {@code signal_unix.go} ({@code fatalsignal}, {@code
 * sighandler}) and {@code traceback.go} ({@code goroutineheader}, {@code traceback}).
 */
package dev.staleframe.crash;
