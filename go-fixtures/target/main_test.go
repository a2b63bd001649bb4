package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// asTarget makes the test binary be the program under test.
const asTarget = "STALEFRAME_TEST_AS_TARGET"

func TestMain(m *testing.M) {
	if os.Getenv(asTarget) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func command(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, arguments...)
	cmd.Env = append(os.Environ(), asTarget+"=1", "GODEBUG=")
	cmd.Stderr = os.Stderr
	return cmd
}

// A target is one that runs.
type target struct {
	*exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

// start returns once the target is ready.
func start(t *testing.T, arguments ...string) target {
	t.Helper()
	cmd := command(t, arguments...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	running := target{cmd, in, bufio.NewScanner(out)}
	if said := running.line(t); said != "ready" {
		t.Fatalf("it said %q first, want ready", said)
	}
	return running
}

func (r target) line(t *testing.T) string {
	t.Helper()
	if !r.out.Scan() {
		t.Fatalf("it ended its output: %v", r.out.Err())
	}
	return r.out.Text()
}

func TestTarget(t *testing.T) {
	for _, arguments := range []string{
		"",
		"-parked 2",
		"-still 2",
		"-idle 3",
		"-busy 2",
		"-parked 2 -still 2 -idle 3 -busy 1",
		"-still 2 -trace", // with -parked some releases die of it
	} {
		t.Run(arguments, func(t *testing.T) {
			running := start(t, strings.Fields(arguments)...)
			for i := 0; i < 2; i++ {
				if _, err := fmt.Fprintln(running.in, "how long?"); err != nil {
					t.Fatal(err)
				}
				said := running.line(t)
				if stall, err := strconv.ParseInt(said, 10, 64); err != nil || stall < 0 {
					t.Errorf("it answered %q, want nanoseconds", said)
				}
			}
			running.in.Close()
			if err := running.Wait(); err != nil {
				t.Errorf("at the end of its input: %v", err)
			}
		})
	}
}

func TestTargetRefusesWhatItDoesNotKnow(t *testing.T) {
	cmd := command(t, "-standing", "2")
	cmd.Stderr = nil
	_ = cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != 2 {
		t.Errorf("status %d, want 2", got)
	}
}
