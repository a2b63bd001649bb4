package main

import (
	"os"
	"time"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("fork-bomb", forkBomb) }

// forkBomb starts itself until no process can be started any more, each of its
// children does the same, and none ends. It is for containers only.
func forkBomb() {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	for {
		_, err := os.StartProcess(self, []string{self, "fork-bomb"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}})
		if err != nil {
			time.Sleep(100 * time.Millisecond)
		}
	}
}
