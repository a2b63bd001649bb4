package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"staleframe.dev/fixtures/internal/ending"
)

const asEnding = "STALEFRAME_TEST_AS_ENDING"

func TestMain(m *testing.M) {
	if os.Getenv(asEnding) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func TestEnding(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"c-abort":    "SIGABRT: abort\n",
		"c-segfault": "SIGSEGV: segmentation violation\n",
	}
	for _, name := range ending.Names() {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(self, name)
			cmd.Env = append(os.Environ(), asEnding+"=1", "GODEBUG=", "GOTRACEBACK=")
			out, _ := cmd.CombinedOutput()
			if cmd.ProcessState.ExitCode() != 2 || want[name] == "" || !strings.HasPrefix(string(out), want[name]) ||
				!strings.Contains(string(out), "signal arrived during cgo execution") {
				t.Errorf("status %d\n%s", cmd.ProcessState.ExitCode(), out)
			}
		})
	}
}
