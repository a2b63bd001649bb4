package actor

import (
	"runtime"
	"time"
)

// collecting collects garbage with such pauses in between.
func collecting(period time.Duration) func(*Actor) error {
	return func(a *Actor) error {
		for runtime.GC(); a.pause(period); {
			runtime.GC()
		}
		return nil
	}
}

// procs are the values that GOMAXPROCS takes in turn.
var procs = [...]int{1, 2, 4, 3}

// resizing changes GOMAXPROCS every millisecond, and puts it back in the end. Each
// change stops the world and takes the Ps from where they are.
func resizing(a *Actor) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for i := 0; ; i++ {
		runtime.GOMAXPROCS(procs[i%len(procs)])
		if !a.pause(time.Millisecond) {
			return nil
		}
	}
}

// profileRate is ten times that of runtime/pprof: a script may be over in 10 ms.
const profileRate = 1000 // samples a second of CPU time

// profiling has the CPU profiler take stacks. It is not runtime/pprof that turns it
// on, whose StopCPUProfile waits for up to 200 ms. Nobody reads the profiler's
// buffer, so that this can be done once in a process.
func profiling(a *Actor) error {
	runtime.SetCPUProfileRate(profileRate)
	<-a.over
	runtime.SetCPUProfileRate(0)
	return nil
}
