package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"staleframe.dev/fixtures/internal/ending"
)

// asEnding makes the test binary be the program under test.
const asEnding = "STALEFRAME_TEST_AS_ENDING"

func TestMain(m *testing.M) {
	if os.Getenv(asEnding) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func command(t *testing.T, name string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, name)
	cmd.Env = append(os.Environ(), asEnding+"=1", "GODEBUG=", "GOTRACEBACK=")
	return cmd
}

// Those that end by themselves: with what status, and what standard error says
// first.
func TestEnding(t *testing.T) {
	for name, want := range map[string]struct {
		status int
		stderr string
	}{
		"clean-exit":     {0, "standard error\n"},
		"exit-3":         {3, ""},
		"deadlock":       {2, "fatal error: all goroutines are asleep - deadlock!"},
		"panic":          {2, "panic: an ending"},
		"throw":          {2, "fatal error: sync: unlock of unlocked mutex"},
		"stack-overflow": {2, "runtime: goroutine stack exceeds 1048576-byte limit"},
		"garbage":        {0, "\x00\xff"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := command(t, name)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			_ = cmd.Run()
			if got := cmd.ProcessState.ExitCode(); got != want.status || !strings.HasPrefix(stderr.String(), want.stderr) {
				t.Errorf("status %d, want %d\n%s", got, want.status, stderr.String())
			}
		})
	}
}

func TestHang(t *testing.T) {
	cmd, stderr := startHanging(t, "hang")
	send(t, cmd, syscall.SIGTERM)
	time.Sleep(50 * time.Millisecond)
	send(t, cmd, syscall.SIGQUIT)
	_ = cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != 2 || !strings.HasPrefix(stderr.String(), "SIGQUIT: quit") {
		t.Errorf("status %d\n%s", got, stderr)
	}
}

func TestHangDeaf(t *testing.T) {
	cmd, stderr := startHanging(t, "hang-deaf")
	send(t, cmd, syscall.SIGTERM)
	send(t, cmd, syscall.SIGQUIT)
	time.Sleep(50 * time.Millisecond)
	send(t, cmd, syscall.SIGKILL)
	_ = cmd.Wait()
	if got := cmd.ProcessState.Sys().(syscall.WaitStatus).Signal(); got != syscall.SIGKILL || stderr.Len() > 0 {
		t.Errorf("ended by %v\n%s", got, stderr)
	}
}

// startHanging returns once the program says that it hangs.
func startHanging(t *testing.T, name string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd := command(t, name)
	stderr := new(bytes.Buffer)
	cmd.Stderr = stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if n, err := stdout.Read(make([]byte, 100)); n == 0 {
		t.Fatalf("it said nothing: %v", err)
	}
	return cmd, stderr
}

func send(t *testing.T, cmd *exec.Cmd, s syscall.Signal) {
	t.Helper()
	if err := cmd.Process.Signal(s); err != nil {
		t.Errorf("%v: %v", s, err)
	}
}

func TestFloodFillsBothStreams(t *testing.T) {
	cmd := command(t, "flood")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	for i := 0; i < 10; i++ {
		for _, stream := range []interface{ Read([]byte) (int, error) }{stdout, stderr} {
			if _, err := stream.Read(make([]byte, 1<<16)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestGrandchildOutlives(t *testing.T) {
	cmd := command(t, "grandchild")
	out, err := os.Create(t.TempDir() + "/out") // a pipe would keep Wait waiting for the grandchild
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.Stdout = out
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	pid := 0
	for _, c := range strings.TrimSpace(strings.TrimPrefix(string(said), "grandchild ")) {
		pid = pid*10 + int(c-'0')
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); pid == 0 || err != nil {
		t.Errorf("no grandchild left: %v: %q", err, said)
	}
}

func TestGarbageIsTheSameEachTime(t *testing.T) {
	a, b := garbageBytes(1<<10), garbageBytes(1<<10)
	if !bytes.Equal(a, b) || !bytes.Contains(a, []byte{0}) {
		t.Error("garbage differs, or has no NUL")
	}
}

func TestNames(t *testing.T) {
	const want = "clean-exit deadlock exit-3 flood fork-bomb garbage grandchild grandchild-itself hang hang-deaf memory-hog panic stack-overflow throw"
	if got := strings.Join(ending.Names(), " "); got != want {
		t.Errorf("got %s", got)
	}
}
