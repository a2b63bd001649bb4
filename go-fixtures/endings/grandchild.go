package main

import (
	"os"
	"strconv"
	"time"

	"staleframe.dev/fixtures/internal/ending"
)

func init() {
	ending.Register("grandchild", grandchild)
	ending.Register("grandchild-itself", grandchildItself)
}

// grandchild ends at once with status 0 and leaves a child behind that keeps
// standard output and standard error open for a minute: whoever reads those to
// their end waits for it. It says the child's pid first.
func grandchild() {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	child, err := os.StartProcess(self, []string{self, "grandchild-itself"}, &os.ProcAttr{
		Files: []*os.File{nil, os.Stdout, os.Stderr},
	})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString("grandchild " + strconv.Itoa(child.Pid) + "\n")
}

// grandchildItself is what grandchild leaves behind.
func grandchildItself() { time.Sleep(time.Minute) }
