package main

import (
	"bytes"
	"os"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("flood", flood) }

// flood writes to both streams for as long as both take it, as fast as they do.
// It ends with status 1, or by SIGPIPE, once one of them does not.
func flood() {
	chunk := bytes.Repeat([]byte("flood flood flood flood flood flood flood flood flood flood fl\n"), 1024)
	for {
		if _, err := os.Stdout.Write(chunk); err != nil {
			os.Exit(1)
		}
		if _, err := os.Stderr.Write(chunk); err != nil {
			os.Exit(1)
		}
	}
}
