package main

import (
	"os"
	"os/signal"
	"syscall"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("hang-deaf", hangDeaf) }

// hangDeaf ends by SIGKILL only. It says "hanging" once it is deaf.
func hangDeaf() {
	signal.Ignore(syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGINT, syscall.SIGHUP)
	os.Stdout.WriteString("hanging\n")
	sleepForever()
}
