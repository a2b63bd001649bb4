package cstep

import (
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"staleframe.dev/fixtures/internal/callin"
	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/gstack"
	"staleframe.dev/fixtures/internal/script"
)

// program makes one of C steps; the block of each callback is the func.
func program(t *testing.T, text string, block func()) *Program {
	t.Helper()
	s, err := script.Parse("call { "+text+" }", false)
	if err != nil {
		t.Fatal(err)
	}
	p := New(s.Steps[0].Block, func([]script.Step) func() { return block })
	t.Cleanup(p.Free)
	return p
}

// entry follows the frame pointers of a callback to where they leave the stack of
// the goroutine, the frame of runtime.cgocallback, on the thread's. It returns that
// address and those that follow on that stack: of crosscall2
// (src/runtime/cgo/asm_amd64.s), of the C wrapper around the export, of its caller
// and so on.
//
//go:noinline
func entry() (frame uintptr, ofC []uintptr) {
	stack := gstack.Current()
	for frame = gstack.FramePointer(); stack.Contains(frame); frame = read(frame) {
	}
	for f := read(frame); len(ofC) < 5 && !stack.Contains(f); f = read(f) {
		ofC = append(ofC, f)
		if f == callin.Junk {
			break
		}
	}
	return frame, ofC
}

func read(address uintptr) uintptr { return **(**uintptr)(unsafe.Pointer(&address)) }

func TestNoFP(t *testing.T) {
	for text, scribbled := range map[string]bool{
		"callback { }":                      false,
		"bigframe { callback { } }":         false,
		"nofp { } callback { }":             false,
		"nofp { callback { } }":             true,
		"nofp { bigframe { callback { } }}": true,
		"bigframe { nofp { callback { } }}": true,
	} {
		for _, loop := range []*cloop.Loop{nil, cloop.New()} {
			var ofC []uintptr
			program(t, text, func() { _, ofC = entry() }).Call(loop)
			if len(ofC) < 3 || (ofC[len(ofC)-1] == callin.Junk) != scribbled {
				t.Errorf("%s: C's frame pointers are %#x", text, ofC)
			}
			if !scribbled && !sort.SliceIsSorted(ofC, func(i, j int) bool { return ofC[i] < ofC[j] }) {
				t.Errorf("%s: C's frame pointers don't lead outwards: %#x", text, ofC)
			}
		}
	}
}

func TestBigFrame(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	at := func(text string) (frame uintptr) {
		program(t, text, func() { frame, _ = entry() }).Call(nil)
		return frame
	}
	plain, one, two := at("callback { }"), at("bigframe { callback { } }"), at("bigframe { bigframe { callback { } } }")
	if size := plain - one; size < 64<<10 || size > 66<<10 || one-two < 64<<10 || one-two > 66<<10 {
		t.Errorf("the frame of C is at %#x, %#x and %#x", plain, one, two)
	}
}

func TestThread(t *testing.T) {
	tid, name := 0, []byte(nil)
	err := program(t, "callback { }", func() {
		tid = syscall.Gettid()
		name, _ = os.ReadFile("/proc/thread-self/comm")
	}).Thread()
	if err != nil || tid == 0 || strings.TrimSpace(string(name)) != ThreadName {
		t.Errorf("on thread %d, %q, error %v", tid, name, err)
	}
	for i := 0; ; i++ {
		if _, err := os.Stat("/proc/self/task/" + strconv.Itoa(tid)); err != nil {
			return
		}
		if i > 1000 {
			t.Fatal("the thread is still there")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestCallIsOnThisThread(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	inside := 0
	program(t, "callback { }", func() { inside = syscall.Gettid() }).Call(nil)
	if outside := syscall.Gettid(); inside != outside {
		t.Errorf("called from thread %d, called back on %d", outside, inside)
	}
}

// park parks for up to so long and returns for how long.
func park(ms int) time.Duration {
	p := New([]script.Step{{Kind: script.Park, Number: ms}}, nil)
	defer p.Free()
	start := time.Now()
	p.Call(nil)
	return time.Since(start)
}

func TestParkGivesUp(t *testing.T) {
	before := Parks()
	if d := park(30); d < 30*time.Millisecond || Parks() != before+1 {
		t.Errorf("it took %v, %d parks", d, Parks()-before)
	}
}

// The cycle that a park waits for has begun since.
func TestParkWaitsForAWholeCycle(t *testing.T) {
	TraceBegins()
	before, parked := Parks(), make(chan time.Duration, 1)
	go func() { parked <- park(60_000) }()
	for Parks() == before {
		time.Sleep(time.Millisecond)
	}
	TraceEnded()
	select {
	case d := <-parked:
		t.Fatalf("over after %v, by a cycle that had begun before", d)
	case <-time.After(20 * time.Millisecond):
	}
	TraceBegins()
	select {
	case d := <-parked:
		t.Fatalf("over after %v, in the middle of a cycle", d)
	case <-time.After(20 * time.Millisecond):
	}
	TraceEnded()
	if d := <-parked; d > 30*time.Second {
		t.Errorf("it took %v", d)
	}
}
