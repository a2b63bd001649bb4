package layout

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"staleframe.dev/fixtures/internal/gstack"
)

// build builds a program with the release that runs the tests. The test binary
// won't do: go test leaves debug information out of it.
func build(t *testing.T, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "empty")
	args := append(append([]string{"build", "-o", out}, flags...), "./testdata/empty")
	if said, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", args, err, said)
	}
	return out
}

func TestRead(t *testing.T) {
	l, err := Read(build(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(l)
	old := strings.HasPrefix(runtime.Version(), "go1.21") || strings.HasPrefix(runtime.Version(), "go1.22")
	if l.HasBP == old {
		t.Errorf("%s: syscallbp is there: %t", runtime.Version(), l.HasBP)
	}
	if got, err := Parse(l.String()); err != nil || got != l {
		t.Errorf("read back: %+v, %v", got, err)
	}
	offsets := []uintptr{l.StackLo, l.StackHi, l.SyscallSP, l.SyscallPC, l.SyscallBP}
	if !l.HasBP {
		offsets = offsets[:4]
	}
	for i := 1; i < len(offsets); i++ {
		if offsets[i] <= offsets[i-1] {
			t.Errorf("not increasing: %s", l)
		}
	}
	if got, want := (gstack.Bounds{Lo: word(l.StackLo), Hi: word(l.StackHi)}), gstack.Current(); got != want {
		t.Errorf("stack is %#x through the layout, and is %#x", got, want)
	}
	if sp, pc := word(l.SyscallSP), word(l.SyscallPC); sp != 0 && !gstack.Current().Contains(sp) {
		t.Errorf("syscallsp %#x, syscallpc %#x", sp, pc)
	}
}

// word reads a word of the current g.
func word(offset uintptr) uintptr {
	at := gstack.G() + offset
	return **(**uintptr)(unsafe.Pointer(&at)) // by way of its own address: vet takes no uintptr for a pointer
}

func TestReadErrors(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("not an ELF file"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"missing":   filepath.Join(t.TempDir(), "none"),
		"text":      text,
		"folder":    t.TempDir(),
		"no -dwarf": build(t, "-ldflags=-w"),
	} {
		if l, err := Read(path); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %+v, %v", name, l, err)
		}
	}
}

func TestFields(t *testing.T) {
	program := build(t)
	l, err := Read(program)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Fields(program, "stack", "syscallsp", "goid", "none")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got["stack"] != int64(l.StackLo) || got["syscallsp"] != int64(l.SyscallSP) || got["goid"] == 0 {
		t.Errorf("got %v, and %s", got, l)
	}
}
