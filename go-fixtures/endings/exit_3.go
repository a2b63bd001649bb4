package main

import (
	"os"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("exit-3", exit3) }

// exit3 ends with status 3, which in a fixture means a precondition not met, and
// no event that would explain it.
func exit3() { os.Exit(3) }
