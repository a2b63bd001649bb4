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
	s, err := script.Parse("thread { "+text+" }", script.Minor())
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

func TestFramePointersLeadOutwards(t *testing.T) {
	for _, text := range []string{"callback { }", "bigframe { callback { } }", "scribble { } callback { }", "loop 2 { callback { } }"} {
		for _, loop := range []*cloop.Loop{nil, cloop.New()} {
			var ofC []uintptr
			program(t, text, func() { _, ofC = entry() }).Call(script.Call, loop)
			if len(ofC) < 3 || !sort.SliceIsSorted(ofC, func(i, j int) bool { return ofC[i] < ofC[j] }) {
				t.Errorf("%s: C's frame pointers don't lead outwards: %#x", text, ofC)
			}
		}
	}
}

func TestScribble(t *testing.T) {
	for text, want := range map[string]func(uintptr) bool{
		"scribble { callback { } }":                func(fp uintptr) bool { return fp == callin.Junk },
		"scribble { bigframe { callback { } } }":   func(fp uintptr) bool { return fp == callin.Junk },
		"bigframe { scribble { callback { } } }":   func(fp uintptr) bool { return fp == callin.Junk },
		"scribble { scribble 3 { callback { } } }": func(fp uintptr) bool { return fp == 0 },
		"scribble 2 { callback { } }":              func(fp uintptr) bool { return fp == 7 },
		"scribble 3 { callback { } }":              func(fp uintptr) bool { return fp == 0 },
		"scribble 4 { callback { } }":              func(fp uintptr) bool { return fp > 1<<12 && read(fp) == fp },
	} {
		for _, loop := range []*cloop.Loop{nil, cloop.New()} {
			var fp uintptr
			program(t, text, func() { fp = callerOfC() }).Call(script.Call, loop)
			if !want(fp) {
				t.Errorf("%s: frame pointer %#x", text, fp)
			}
		}
	}
}

// Without frame pointers of its own, C leaves the register as Go had it at the
// call: it leads to a frame on the goroutine's stack.
func TestNoFP(t *testing.T) {
	for _, kind := range []script.Kind{script.Call, script.NoEscape} {
		if kind == script.NoEscape && script.Minor() < 24 {
			continue
		}
		var fp uintptr
		var stack gstack.Bounds
		program(t, "nofp { bigframe { callback { } } }", func() { fp, stack = callerOfC(), gstack.Current() }).Call(kind, nil)
		if !stack.Contains(fp) {
			t.Errorf("%s: frame pointer %#x is not on the stack %+v", kind, fp, stack)
		}
	}
}

// callerOfC returns what was in the frame-pointer register when C's callback was
// called: the first that does not lead a little further out on the thread's stack.
//
//go:noinline
func callerOfC() uintptr {
	const largest = 1 << 10 // of the frames from runtime.cgocallback to the wrapper around the export
	stack, frame := gstack.Current(), gstack.FramePointer()
	for stack.Contains(frame) {
		frame = read(frame)
	}
	next := read(frame)
	for frame < next && next < frame+largest {
		frame, next = next, read(next)
	}
	return next
}

func TestAltStack(t *testing.T) {
	if script.Minor() <= 22 {
		t.Skip("callbacks from another stack crash some of these releases (golang/go issue 62440)")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	frames := map[string]uintptr{}
	for _, text := range []string{"callback { }", "altstack { callback { } }", "altstack { altstack { callback { } } }"} {
		err := program(t, text, func() { frames[text], _ = entry() }).Thread()
		if err != nil {
			t.Fatal(err)
		}
	}
	seen := map[uintptr]bool{}
	for text, frame := range frames {
		if page := frame >> 16; frame == 0 || seen[page] {
			t.Errorf("%s: the frame of C is at %#x, as another", text, frame)
		} else {
			seen[page] = true
		}
	}
}

func TestLoop(t *testing.T) {
	n := 0
	program(t, "loop 7 { loop 3 { callback { } } callback { } }", func() { n++ }).Call(script.Call, nil)
	if n != 28 {
		t.Errorf("%d callbacks", n)
	}
}

// The destructor's callback comes last, on the same thread.
func TestDestructor(t *testing.T) {
	var tids []int
	err := program(t, "destructor { callback { } } callback { } loop 3 { destructor { callback { } } }", func() {
		tids = append(tids, syscall.Gettid())
	}).Thread()
	if err != nil || len(tids) != 5 {
		t.Fatalf("callbacks on threads %v, error %v", tids, err)
	}
	for _, tid := range tids {
		if tid != tids[0] || tid == syscall.Gettid() {
			t.Errorf("callbacks on threads %v", tids)
		}
	}
}

func TestBigFrame(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	at := func(text string) (frame uintptr) {
		program(t, text, func() { frame, _ = entry() }).Call(script.Call, nil)
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
	program(t, "callback { }", func() { inside = syscall.Gettid() }).Call(script.Call, nil)
	if outside := syscall.Gettid(); inside != outside {
		t.Errorf("called from thread %d, called back on %d", outside, inside)
	}
}

// park parks for up to so long and returns for how long.
func park(ms int) time.Duration {
	p := New([]script.Step{{Kind: script.Park, Number: ms}}, nil)
	defer p.Free()
	start := time.Now()
	p.Call(script.Call, nil)
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
