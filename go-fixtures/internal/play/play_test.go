package play

import (
	"errors"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"staleframe.dev/fixtures/internal/cstep"
	"staleframe.dev/fixtures/internal/gstack"
	"staleframe.dev/fixtures/internal/layout"
	"staleframe.dev/fixtures/internal/script"
)

// watching notes what a script is seen to do.
type watching struct {
	moves, begun, ended atomic.Int32
}

func (w *watching) Moved(uint64, gstack.Bounds, gstack.Bounds) { w.moves.Add(1) }
func (w *watching) TraceBegins()                               { w.begun.Add(1) }
func (w *watching) TraceEnded(uint64)                          { w.ended.Add(1) }

// do does a script, and sees to it that no goroutine and no thread of C's is left.
func do(t *testing.T, text string, times int) (*Play, *watching) {
	t.Helper()
	s, err := script.Parse(text, script.Minor())
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	w := new(watching)
	p := New(s, nil, w)
	if err := p.Run(times); err != nil {
		t.Errorf("%s: %v", text, err)
	}
	p.Free()
	// What has said that it is done may not be gone yet.
	await(t, func() bool { return runtime.NumGoroutine() <= before && threads(t) == 0 })
	return p, w
}

func await(t *testing.T, come func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !come(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines and %d threads", runtime.NumGoroutine(), threads(t))
		}
	}
}

// threads counts those that C made for a script.
func threads(t *testing.T) (n int) {
	t.Helper()
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range tasks {
		name, _ := os.ReadFile("/proc/self/task/" + task.Name() + "/comm")
		if strings.TrimSpace(string(name)) == cstep.ThreadName {
			n++
		}
	}
	return n
}

// Package os/signal keeps a goroutine once it was used.
func init() { signal.Notify(make(chan os.Signal, 1), syscall.SIGUSR1) }

// hasPull tells whether this release has iter.Pull.
func hasPull() bool { return script.Minor() >= 23 }

// alone does something on a fresh goroutine, whose stack is small.
func alone(body func()) { elsewhere(body) }

func one(kind script.Kind, number int) script.Step { return script.Step{Kind: kind, Number: number} }

func TestMoves(t *testing.T) {
	for text, want := range map[string]uint64{
		"grow 200":                              1,
		"grow 200 grow 200":                     1,
		"grow 100 grow 200":                     2,
		"grow 100 shrink":                       2,
		"call { callback { grow 200 } }":        1,
		"thread { callback { grow 200 } }":      1,
		"call { park 1 }":                       0,
		"hold 200 { grow 20 yield }":            0,
		"spawn { grow 200 } exits { grow 200 }": 2,
	} {
		if p, w := do(t, text, 1); p.Moves() != want || (w.moves.Load() > 0) != (want > 0) || w.moves.Load() > 1 {
			t.Errorf("%s: %d moves, %d told of", text, p.Moves(), w.moves.Load())
		}
	}
}

// Each time is on a goroutine whose stack has yet to grow.
func TestEachRunIsFresh(t *testing.T) {
	if p, _ := do(t, "call { callback { grow 200 } }", 5); p.Moves() != 5 {
		t.Errorf("%d moves", p.Moves())
	}
}

// What does the steps has room enough on a fresh stack, so that it is they that
// move it; and little more than that.
func TestStackIsSmallButNotTooSmall(t *testing.T) {
	at := &layout.Layout{StackHi: 8, SyscallSP: 112, SyscallPC: 120, SyscallBP: 128, HasBP: true}
	for _, text := range []string{"call { callback { } }", "spawn { call { callback { } } }", "recovers { call { callback { yield } } }"} {
		for _, probe := range []*layout.Layout{nil, at} {
			s, err := script.Parse(text, script.Minor())
			if err != nil {
				t.Fatal(err)
			}
			p := New(s, probe, nil)
			var before, after gstack.Bounds
			elsewhere(func() {
				before = gstack.Current()
				p.first()
				after = gstack.Current()
			})
			p.Free()
			if before != after || before.Size() > 8<<10 {
				t.Errorf("%s: stack from %+v to %+v", text, before, after)
			}
		}
	}
}

func TestHoldHasADeepStack(t *testing.T) {
	var used uintptr
	alone(func() {
		new(Play).around(one(script.Hold, 200), func() { used = gstack.Current().Hi - gstack.FramePointer() })()
	})
	if used < 200<<10 || used > 400<<10 {
		t.Errorf("%d bytes are in use", used)
	}
}

func TestWhereABlockRuns(t *testing.T) {
	for kind, other := range map[script.Kind]bool{
		script.Hold: false, script.Lock: false, script.Defers: false, script.Recovers: false,
		script.Repeat: false, script.Spawn: true, script.Exits: true, script.Coro: true,
		script.DeferLoop: false, script.Unwinds: false, script.Derefs: false,
		script.Finalizer: true, script.Cleanup: true,
	} {
		if kind == script.Coro && !hasPull() || kind == script.Cleanup && script.Minor() < 24 {
			continue
		}
		var outside, inside uintptr
		alone(func() {
			outside = gstack.G()
			new(Play).around(one(kind, 1), func() { inside = gstack.G() })()
		})
		if inside == 0 || (inside != outside) != other {
			t.Errorf("%s: on goroutine %#x, from %#x", kind, inside, outside)
		}
	}
}

func TestRepeats(t *testing.T) {
	n := 0
	new(Play).around(one(script.Repeat, 7), func() { n++ })()
	if n != 7 {
		t.Errorf("%d times", n)
	}
}

func TestDefers(t *testing.T) {
	var pcs [8]uintptr
	new(Play).around(one(script.Defers, 0), func() { runtime.Callers(1, pcs[:]) })()
	frames := runtime.CallersFrames(pcs[:])
	frames.Next() // the block itself
	if f, _ := frames.Next(); !strings.HasSuffix(f.Function, "deferred") {
		t.Errorf("called by %s", f.Function)
	}
}

// The first of the functions that were deferred last, and only that.
func TestDeferLoop(t *testing.T) {
	n := 0
	new(Play).around(one(script.DeferLoop, 5), func() { n++ })()
	if n != 1 {
		t.Errorf("%d times", n)
	}
}

// The block runs while the panic unwinds: the frame of what panicked is there.
func TestUnwindsAndDerefs(t *testing.T) {
	for kind, want := range map[script.Kind]string{script.Unwinds: "runtime.gopanic", script.Derefs: "runtime.sigpanic"} {
		var frames []string
		new(Play).around(one(kind, 0), func() { frames = callerNames() })()
		if !strings.Contains(strings.Join(frames, " "), want) {
			t.Errorf("%s: called by %v", kind, frames)
		}
	}
}

func callerNames() (names []string) {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		names = append(names, f.Function)
	}
	return names
}

// Goexit ends the goroutine of the exits, and nothing further out.
func TestGoexit(t *testing.T) {
	for text, want := range map[string]uint64{
		"exits { goexit grow } grow 200":                                             1,
		"exits { call { callback { goexit } park } grow } grow 200":                  1,
		"exits { recovers { defers { goexit } } grow } grow 200":                     1,
		"exits { unwinds { goexit } grow } grow 200":                                 1,
		"exits { lock { call { callback { call { callback { goexit } } } } } } grow": 1,
	} {
		if p, _ := do(t, text, 3); p.Moves() != 3*want {
			t.Errorf("%s: %d moves", text, p.Moves())
		}
	}
}

// A sequence goes on where it was, and is the newest there is.
func TestPullAndNext(t *testing.T) {
	if !hasPull() {
		t.Skip("no iter.Pull")
	}
	for text, want := range map[string]uint64{
		"next":                                            0,
		"pull { grow 100 }":                               0,
		"pull { grow 100 } next":                          1,
		"pull { grow 100 } next next next":                1, // it is large by then
		"spawn { pull { grow 100 } } next":                0, // over with its block
		"pull { grow 100 } pull { } next next":            0,
		"pull { grow 100 } spawn { pull { next } next } ": 1, // the inner one runs: the outer is resumed
		"call { callback { pull { grow 100 } next } callback { next } }": 1,
		"repeat 3 { pull { call { callback { grow 100 } } } next }":      3,
	} {
		if p, _ := do(t, text, 1); p.Moves() != want {
			t.Errorf("%s: %d moves", text, p.Moves())
		}
	}
}

func TestMutexIsWaitedFor(t *testing.T) {
	start := time.Now()
	contend()
	if time.Since(start) < writeAfter {
		t.Errorf("over after %v", time.Since(start))
	}
}

func TestExitsLeavesNothingUndone(t *testing.T) {
	deferred := false
	new(Play).around(one(script.Exits, 0), func() { deferred = true })()
	if !deferred {
		t.Error("the block did not run")
	}
}

func TestLockKeepsTheThread(t *testing.T) {
	new(Play).around(one(script.Lock, 0), func() {
		tid := syscall.Gettid()
		for i := 0; i < 50; i++ {
			pingPong()
			if now := syscall.Gettid(); now != tid {
				t.Fatalf("on thread %d, was on %d", now, tid)
			}
		}
	})()
}

// A panic of the script ends at the innermost recovers, whatever it goes through.
func TestRecovers(t *testing.T) {
	for _, text := range []string{
		"recovers { panics }",
		"recovers { call { callback { panics } } }",
		"recovers { call { nofp { bigframe { callback { lock { call { callback { panics } } } } } } } }",
		"thread { callback { recovers { call { callback { panics } } } } }",
		"recovers { hold 100 { defers { recovers { panics } panics } } }",
		"repeat 20 { recovers { call { callback { grow 100 panics } } } call { callback { grow 200 } } }",
		"recovers { deferloop { panics } }",
		"recovers { derefs { panics } } unwinds { panics }",
		"thread { loop 3 { callback { recovers { panics } } } }",
		"finalizer { recovers { call { callback { panics } } } }",
		"recovers { coro { panics } }",
		"recovers { call { callback { coro { call { callback { panics } } } } } }",
	} {
		if strings.Contains(text, "coro") && !hasPull() {
			continue
		}
		do(t, text, 1)
	}
}

func TestStepsAfterAPanicAreLeftOut(t *testing.T) {
	if p, _ := do(t, "recovers { call { callback { panics } park } grow 100 } grow 200", 1); p.Moves() != 1 {
		t.Errorf("%d moves", p.Moves())
	}
}

func TestOtherPanicsGoOn(t *testing.T) {
	fault := errors.New("a fault")
	defer func() {
		if r := recover(); r != fault {
			t.Errorf("recovered %v", r)
		}
	}()
	new(Play).around(one(script.Recovers, 0), func() { panic(fault) })()
}

func TestCallbacksAreCounted(t *testing.T) {
	before := cstep.Callbacks()
	do(t, "repeat 10 { call { callback { } nofp { callback { call { callback { } } } } } thread { callback { } } }", 2)
	if n := cstep.Callbacks() - before; n != 80 {
		t.Errorf("%d callbacks", n)
	}
}

func TestReadBlocks(t *testing.T) {
	start := time.Now()
	if err := readPipe(); err != nil || time.Since(start) < writeAfter {
		t.Errorf("error %v after %v", err, time.Since(start))
	}
}

func TestSleeps(t *testing.T) {
	start := time.Now()
	do(t, "sleep 20000", 1)
	if d := time.Since(start); d < 20*time.Millisecond {
		t.Errorf("it took %v", d)
	}
}

// Everything at once, and nothing is left of it.
func TestAllOfIt(t *testing.T) {
	text := `with tracer, gc, procs, cpuprofile, heapprofile, blockprofile, mutexprofile, goroutineprofile, preempt, signals;
		repeat 3 {
			hold { spawn { call { callback { yield sleep channel mutex syscall reads callers stack dump } park 3 } } }
			thread { bigframe { nofp { callback { lock { exits { shrink } } } } scribble 2 { callback { } } } }
			thread { callback { } destructor { callback { grow } } loop 3 { altstack { callback { grow } } } }
			deferloop { call { loop { callback { grow } } } }
			exits { goexit }
			finalizer { call { callback { grow } } }
		}`
	if script.Minor() <= 22 {
		text = strings.Replace(text, "altstack", "bigframe", 1) // golang/go issue 62440
	}
	if hasPull() {
		text += " coro { call { callback { coro { } } } } pull { call { callback { grow } } } next next"
	}
	if script.Minor() >= 24 {
		text += " cleanup { } noescape { callback { } } nocallback { park 1 }"
	}
	if script.Minor() >= 25 {
		text = strings.Replace(text, "procs,", "procs, flight,", 1)
	}
	if faulty() {
		text = strings.Replace(text, "tracer, ", "", 1)
	}
	_, w := do(t, text, 2)
	if w.begun.Load() != w.ended.Load() {
		t.Errorf("%d cycles begun, %d ended", w.begun.Load(), w.ended.Load())
	}
}

// faulty tells whether the release these tests were built with has the bug.
func faulty() bool {
	v := runtime.Version()
	return v == "go1.23.0" || strings.HasPrefix(v, "go1.23rc")
}

func TestParkSeesTheTracer(t *testing.T) {
	start := time.Now()
	_, w := do(t, "with tracer; call { park 200 }", 1)
	if w.ended.Load() < 1 || time.Since(start) > 190*time.Millisecond {
		t.Errorf("%d cycles, over after %v", w.ended.Load(), time.Since(start))
	}
}

func TestTracerHasAWholeCycle(t *testing.T) {
	start := time.Now()
	if _, w := do(t, "with tracer 1000;", 1); w.begun.Load() != 1 || w.ended.Load() != 1 {
		t.Errorf("%d begun, %d ended", w.begun.Load(), w.ended.Load())
	}
	if d := time.Since(start); d > 900*time.Millisecond {
		t.Errorf("over after %v: the script is waited for no longer", d)
	}
}
