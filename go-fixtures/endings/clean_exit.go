package main

import (
	"os"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clean-exit", cleanExit) }

// cleanExit ends with status 0, having said something on both streams.
func cleanExit() {
	os.Stdout.WriteString("standard output\n")
	os.Stderr.WriteString("standard error\n")
}
