package badcall

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"staleframe.dev/fixtures/internal/gstack"
)

var functions = map[string]func(sp, bp uintptr){
	"entersyscall":      Entersyscall,
	"entersyscallblock": EntersyscallBlock,
}

// Pointers to pass, for a stack that lies there, and some for memory that is not
// the stack.
var pointers = map[string]func(stack gstack.Bounds, foreign uintptr) (sp, bp uintptr){
	"own":       func(gstack.Bounds, uintptr) (uintptr, uintptr) { return 0, 0 },
	"sp-inside": func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return s.Lo + Below, 0 },
	"bp-inside": func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return 0, s.Lo + s.Size()/2 },
	"bp-lo":     func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return 0, s.Lo },
	"bp-hi":     func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return 0, s.Hi },

	"sp-foreign":    func(_ gstack.Bounds, f uintptr) (uintptr, uintptr) { return f, 0 },
	"bp-foreign":    func(_ gstack.Bounds, f uintptr) (uintptr, uintptr) { return 0, f },
	"bp-under-lo":   func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return 0, s.Lo - 1 },
	"bp-above-hi":   func(s gstack.Bounds, _ uintptr) (uintptr, uintptr) { return 0, s.Hi + 1 },
	"sp-bp-foreign": func(_ gstack.Bounds, f uintptr) (uintptr, uintptr) { return f, f + 8 },
}

// TestMain makes the test binary be the program that calls badly, if it is told
// a function and pointers: most of these calls end the process.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && functions[os.Args[1]] != nil {
		callFrom(os.Args[1], os.Args[2])
		return
	}
	os.Exit(m.Run())
}

func callFrom(function, name string) {
	enlarge()
	stack := gstack.Current()
	foreign, memory := Foreign(stack)
	sp, bp := pointers[name](stack, foreign)
	fmt.Printf("%#x %#x\n", sp, bp)
	if gstack.Current() != stack {
		panic("the stack moved")
	}
	functions[function](sp, bp)
	runtime.KeepAlive(memory)
	// A goroutine that came back is as good as any: it can be scanned, scheduled
	// and moved.
	runtime.GC()
	runtime.Gosched()
	enlarge()
	fmt.Println("back")
}

// enlarge makes the stack larger than what follows needs.
//
//go:noinline
func enlarge() byte {
	var room [64 << 10]byte
	return room[len(os.Args)]
}

// inChild has a process of its own make the call. It returns what that passed, and
// the first line that it died with, or nothing if it came back.
func inChild(t *testing.T, function, name string) (sp, bp, line string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, function, name)
	cmd.Env = append(os.Environ(), "GODEBUG=", "GOTRACEBACK=")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run()
	var back string
	_, _ = fmt.Sscanf(stdout.String(), "%s %s\n%s\n", &sp, &bp, &back)
	line, _, _ = strings.Cut(stderr.String(), "\n")
	switch status := cmd.ProcessState.ExitCode(); {
	case status == 0 && back == "back" && line == "":
	case status == 2 && back == "" && strings.HasPrefix(line, function+" inconsistent "):
	default:
		t.Fatalf("status %d\n%s\n%s", status, &stdout, &stderr)
	}
	return sp, bp, line
}

func TestGoodPointersPass(t *testing.T) {
	for function := range functions {
		for _, name := range []string{"own", "sp-inside", "bp-inside", "bp-lo", "bp-hi"} {
			if sp, bp, line := inChild(t, function, name); line != "" {
				t.Errorf("%s, %s (sp %s, bp %s): %s", function, name, sp, bp, line)
			}
		}
	}
}

func TestForeignStackPointerFires(t *testing.T) {
	for function := range functions {
		for _, name := range []string{"sp-foreign", "sp-bp-foreign"} {
			sp, bp, line := inChild(t, function, name)
			if !strings.Contains(line, " "+sp+" ") || strings.Contains(line, bp+" ") {
				t.Errorf("%s, %s (sp %s, bp %s): %q", function, name, sp, bp, line)
			}
		}
	}
}

// A bad frame pointer is bad on either side and however near, if the release
// checks it at all. Which do is for the fixture's tests to say.
func TestBadFramePointersAreAlike(t *testing.T) {
	for function := range functions {
		_, _, foreign := inChild(t, function, "bp-foreign")
		for _, name := range []string{"bp-under-lo", "bp-above-hi"} {
			_, bp, line := inChild(t, function, name)
			if (line == "") != (foreign == "") || line != "" && !strings.HasPrefix(line, function+" inconsistent bp "+bp+" ") {
				t.Errorf("%s, %s (bp %s): %q, but a foreign one: %q", function, name, bp, line, foreign)
			}
		}
	}
}
