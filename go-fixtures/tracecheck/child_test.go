package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asTracecheck makes the test binary be tracecheck.
const asTracecheck = "STALEFRAME_TEST_AS_TRACECHECK"

func TestMain(m *testing.M) {
	if os.Getenv(asTracecheck) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func tracecheck(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asTracecheck+"=1", "GODEBUG=", "GOTRACEBACK=system")
	return cmd
}

// script returns a program in place of the fixture.
func script(t *testing.T, lines string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "fixture")
	if err := os.WriteFile(file, []byte("#!/bin/sh\n"+lines+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return file
}

// nothing is the event if nothing was recorded.
const nothing = `{"event":"recorded","traces":0,"goroutines":0,"wrong":0,"right":0,"unrecorded":0}` + "\n"

func TestEndsAsItsChild(t *testing.T) {
	for name, tt := range map[string]struct {
		script, stdout, stderr string
		status                 int
		signal                 syscall.Signal
	}{
		"nothing written": {"exit 0", nothing, "", 0, 0},
		"status":          {"echo one; echo two; echo three >&2; exit 3", "one\ntwo\n" + nothing, "three\n", 3, 0},
		"arguments":       {`echo "$@"`, "-trace-fd 3 -cycles 2 grow\n" + nothing, "", 0, 0},
		"standard input":  {"cat", "input" + nothing, "", 0, 0},
		"garbage":         {"echo garbage >&3", strings.Replace(nothing, "}", `,"error":"trace 0 can't be read: it begins with \"garbage\\n\", not with how many goroutines and bytes there are"}`, 1), "", 0, 0},
		"more than a pipe holds": {"echo recording 0 1000000 >&3; head -c 999999 /dev/zero >&3",
			strings.Replace(nothing, "}", `,"error":"trace 0 can't be read: it ends after 999999 of 1000000 bytes: did the fixture crash?"}`, 1), "", 0, 0},
		"killed":    {"kill -KILL $$", nothing, "", -1, syscall.SIGKILL},
		"fault":     {"echo one; kill -SEGV $$", "one\n" + nothing, "", -1, syscall.SIGSEGV},
		"abort":     {"kill -ABRT $$", nothing, "", -1, syscall.SIGABRT},
		"quit":      {"kill -QUIT $$", nothing, "", -1, syscall.SIGQUIT},
		"pipe":      {"kill -PIPE $$", nothing, "", -1, syscall.SIGPIPE},
		"interrupt": {"kill -INT $$", nothing, "", -1, syscall.SIGINT},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := tracecheck(t, script(t, tt.script), "-cycles", "2", "grow")
			cmd.Stdin = strings.NewReader("input")
			var stdout, stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			_ = cmd.Run()
			end := cmd.ProcessState.Sys().(syscall.WaitStatus)
			if end.ExitStatus() != tt.status || end.Signaled() != (tt.signal != 0) || end.Signaled() && end.Signal() != tt.signal {
				t.Errorf("ended with %v", cmd.ProcessState)
			}
			if stdout.String() != tt.stdout || stderr.String() != tt.stderr {
				t.Errorf("stdout %q, want %q\nstderr %q, want %q", stdout.String(), tt.stdout, stderr.String(), tt.stderr)
			}
		})
	}
}

// An emulator's arguments may look like tracecheck's, and like the fixture's.
func TestEmulatorStartsTheFixture(t *testing.T) {
	emulator := script(t, `echo "$@"; exec 3>&-; exit 7`)
	cmd := tracecheck(t, "-emulator", emulator, "-emulator=-L", "-emulator", "-trace-fd", "-emulator", "a folder",
		"fixture", "-emulator", "grow")
	stdout, _ := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != 7 || string(stdout) != "-L -trace-fd a folder fixture -trace-fd 3 -emulator grow\n"+nothing {
		t.Errorf("status %d, stdout %q", got, stdout)
	}
}

func TestNothingToRun(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		status int
	}{
		{nil, exitUsage},
		{[]string{"-emulator", "qemu"}, exitUsage},
		{[]string{"-emulator"}, exitUsage},
		{[]string{"-unknown", "fixture"}, exitUsage},
		{[]string{"-emulator", "./no-such-emulator", "fixture"}, exitUnstarted},
		{[]string{"./no-such-fixture", "grow"}, exitUnstarted},
		{[]string{t.TempDir(), "grow"}, exitUnstarted},
	} {
		cmd := tracecheck(t, tt.args...)
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		_ = cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != tt.status || stdout.Len() > 0 || strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%q: status %d, want %d\n%s\n%s", tt.args, got, tt.status, stdout.String(), stderr.String())
		}
	}
}

// The supervisor sends SIGQUIT to the process that it started, for the stacks of
// a fixture that hangs.
func TestSIGQUITIsTheFixtures(t *testing.T) {
	cmd := tracecheck(t, script(t, `trap 'echo quit; exit 5' QUIT; echo ready; while :; do sleep 0.01; done`))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out := startUntilReady(t, cmd)
	if err := cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(out)
	_ = cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != 5 || string(said) != "quit\n"+nothing || stderr.Len() > 0 {
		t.Errorf("status %d, stdout %q, stderr %q", got, said, stderr.String())
	}
}

// What is left open by whoever the fixture leaves behind is not waited for.
func TestDescendantKeepsThePipe(t *testing.T) {
	cmd := tracecheck(t, script(t, "exec 4<&0; cat <&4 >/dev/null 2>&1 & exit 6"))
	open, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close() // ends the descendant
	stdout, _ := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != 6 || string(stdout) != nothing {
		t.Errorf("status %d, stdout %q", got, stdout)
	}
}

func TestChildDiesToo(t *testing.T) {
	cmd := tracecheck(t, script(t, "echo ready; exec cat"))
	if _, err := cmd.StdinPipe(); err != nil { // open, so that cat waits
		t.Fatal(err)
	}
	out := startUntilReady(t, cmd)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(out); len(said) > 0 || err != nil { // it ends when nobody has it open any more
		t.Errorf("stdout %q, error %v", said, err)
	}
	_ = cmd.Wait()
}

// startUntilReady starts a command that says so when it is ready, and returns its
// standard output from there on.
func startUntilReady(t *testing.T, cmd *exec.Cmd) io.Reader {
	t.Helper()
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	if line, err := out.ReadString('\n'); line != "ready\n" {
		t.Fatalf("got %q, error %v", line, err)
	}
	return out
}
