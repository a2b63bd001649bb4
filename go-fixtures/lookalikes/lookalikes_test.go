package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"staleframe.dev/fixtures/internal/ending"
)

// asLookalike makes the test binary be the program under test.
const asLookalike = "STALEFRAME_TEST_AS_LOOKALIKE"

func TestMain(m *testing.M) {
	if os.Getenv(asLookalike) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// What each must say. The panic-copy ones crash up to Go 1.24 only.
func TestLookalike(t *testing.T) {
	for name, top := range map[string]string{
		"clobber-read":    "runtime.fpTracebackPCs",
		"clobber-syscall": "runtime.fpTracebackPCs",
		"clobber-yield":   "runtime.fpTracebackPCs",
		"clobber-parked":  "runtime.fpTracebackPCs",
		"clobber-log":     "runtime.fpTracebackPCs",
		"clobber-block":   "runtime.fpTracebackPartialExpand",
		"bad-pointer":     "lookalikes.badPointer(",
		"out-of-memory":   "fatal error: ",
	} {
		t.Run(name, func(t *testing.T) {
			if said := run(t, name); !strings.Contains(said, top) {
				t.Errorf("%s is not in\n%s", top, said)
			}
		})
	}
}

func run(t *testing.T, name string) string {
	t.Helper()
	if strings.HasPrefix(name, "clobber-") && !walks() {
		t.Skip("the tracer and the profilers of", runtime.Version(), "walk no frame pointers")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, name)
	cmd.Env = append(os.Environ(), asLookalike+"=1", "GODEBUG=", "GOTRACEBACK=")
	said, _ := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("status %d", cmd.ProcessState.ExitCode())
	}
	return string(said)
}

// walks tells whether all of them walk frame pointers: since Go 1.23.
func walks() bool {
	version := runtime.Version()
	return !strings.HasPrefix(version, "go1.21") && !strings.HasPrefix(version, "go1.22")
}

func TestNames(t *testing.T) {
	const want = "bad-pointer clobber-block clobber-log clobber-parked clobber-read clobber-syscall" +
		" clobber-yield out-of-memory panic-copy-block panic-copy-log"
	if got := strings.Join(ending.Names(), " "); got != want {
		t.Errorf("got %s", got)
	}
}
