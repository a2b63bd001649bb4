package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("hang", hang) }

// hang never ends by itself, nor by SIGTERM. SIGQUIT ends it with status 2 and
// the stacks of all goroutines. It says "hanging" once it ignores what it does.
func hang() {
	signal.Ignore(syscall.SIGTERM)
	os.Stdout.WriteString("hanging\n")
	sleepForever()
}

// sleepForever sleeps instead of blocking, which the runtime might take for a
// deadlock and end.
func sleepForever() {
	for {
		time.Sleep(time.Hour)
	}
}
