package actor

import (
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"staleframe.dev/fixtures/internal/script"
)

// while has an actor go on until something is so.
func while(t *testing.T, a script.Actor, come func() bool) {
	t.Helper()
	before := runtime.NumGoroutine()
	on := Start(a, nil)
	await(t, "what the actor is for", come)
	if err := on.Stop(); err != nil {
		t.Error(err)
	}
	await(t, "its end", func() bool { return runtime.NumGoroutine() <= before })
}

func await(t *testing.T, what string, come func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !come(); {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain for " + what)
		}
	}
}

func TestGC(t *testing.T) {
	collections := func() uint32 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.NumGC
	}
	before := collections()
	while(t, script.Actor{Kind: script.GC, Number: 1}, func() bool { return collections() >= before+3 })
}

func TestProcs(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	seen := map[int]bool{}
	while(t, script.Actor{Kind: script.Procs}, func() bool {
		seen[runtime.GOMAXPROCS(0)] = true
		return len(seen) >= len(procs)
	})
	if now := runtime.GOMAXPROCS(0); now != before {
		t.Errorf("GOMAXPROCS is %d, was %d", now, before)
	}
}

func TestPreempt(t *testing.T) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGURG)
	defer signal.Stop(signals)
	n := 0
	while(t, script.Actor{Kind: script.Preempt}, func() bool {
		<-signals
		n++
		return n >= 10
	})
}

// The profiler's interval timer (setcpuprofilerate, src/runtime/signal_unix.go).
func profilerInterval(t *testing.T) time.Duration {
	t.Helper()
	const prof = 2 // ITIMER_PROF
	var timer struct{ interval, value syscall.Timeval }
	if _, _, errno := syscall.Syscall(syscall.SYS_GETITIMER, prof, uintptr(unsafe.Pointer(&timer)), 0); errno != 0 {
		t.Fatal(errno)
	}
	return time.Duration(timer.interval.Nano())
}

// profiled tells that the profiler was on in this process: with -count.
var profiled bool

func TestCPUProfile(t *testing.T) {
	if profiled {
		t.Skip("once in a process")
	}
	profiled = true
	while(t, script.Actor{Kind: script.CPUProfile}, func() bool { return profilerInterval(t) == time.Second/profileRate })
	if interval := profilerInterval(t); interval != 0 {
		t.Errorf("still on, every %v", interval)
	}
}

type cycles struct {
	begun, ended int
	bytes        uint64
}

func (c *cycles) TraceBegins() { c.begun++ }

func (c *cycles) TraceEnded(bytes uint64) {
	c.ended++
	c.bytes += bytes
}

func TestTracer(t *testing.T) {
	c := new(cycles)
	on := Start(script.Actor{Kind: script.Tracer, Number: 1}, c)
	time.Sleep(50 * time.Millisecond)
	if err := on.Stop(); err != nil || c.begun == 0 || c.begun != c.ended {
		t.Errorf("%d begun, %d ended, error %v", c.begun, c.ended, err)
	}
}

// One that can't be started is no reason to go on.
func TestTracerSaysWhatIsWrong(t *testing.T) {
	first, second := Start(script.Actor{Kind: script.Tracer, Number: 1000}, nil), (*Actor)(nil)
	time.Sleep(20 * time.Millisecond) // it has begun
	second = Start(script.Actor{Kind: script.Tracer, Number: 1000}, nil)
	time.Sleep(20 * time.Millisecond)
	err, other := first.Stop(), second.Stop()
	if (err == nil) == (other == nil) {
		t.Errorf("errors %v and %v, want one", err, other)
	}
}

func TestSignals(t *testing.T) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGUSR1)
	n := 0
	while(t, script.Actor{Kind: script.Signals}, func() bool {
		<-signals
		n++
		return n >= 10
	})
}

// sink keeps what is allocated from being left out.
var sink []byte

func TestProfiles(t *testing.T) {
	var m sync.Mutex
	for kind, profile := range map[script.ActorKind]struct {
		happen func()
		count  func() int
	}{
		script.HeapProfile: {
			func() { sink = make([]byte, 100) },
			func() int { n, _ := runtime.MemProfile(nil, true); return n },
		},
		script.BlockProfile: {
			func() { c := make(chan int); go func() { c <- 1 }(); <-c },
			func() int { n, _ := runtime.BlockProfile(nil); return n },
		},
		script.MutexProfile: {
			func() {
				m.Lock()
				go func() { time.Sleep(time.Millisecond); m.Unlock() }()
				m.Lock()
				m.Unlock()
			},
			func() int { n, _ := runtime.MutexProfile(nil); return n },
		},
	} {
		before := profile.count()
		while(t, script.Actor{Kind: kind}, func() bool {
			profile.happen()
			return profile.count() > before
		})
	}
}

func TestCgoTraceback(t *testing.T) {
	on := Start(script.Actor{Kind: script.CgoTraceback}, nil)
	if err := on.Stop(); err != nil {
		t.Error(err)
	}
	again := Start(script.Actor{Kind: script.CgoTraceback}, nil)
	if err := again.Stop(); err != nil {
		t.Error(err)
	}
}

func TestFlight(t *testing.T) {
	if script.Minor() < 25 {
		t.Skip("no flight recorder")
	}
	c := new(cycles)
	on := Start(script.Actor{Kind: script.Flight, Number: 1}, c)
	time.Sleep(100 * time.Millisecond)
	if err := on.Stop(); err != nil || c.begun == 0 || c.begun != c.ended || c.bytes == 0 {
		t.Errorf("%+v, error %v", c, err)
	}
}
