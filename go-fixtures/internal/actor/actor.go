// Package actor has what goes on in the background of a script.
package actor

import (
	"syscall"
	"time"

	"staleframe.dev/fixtures/internal/script"
)

// An Actor goes on until it is stopped.
type Actor struct {
	over  chan struct{} // closed to stop it
	ended chan struct{} // closed once it has
	err   error
}

// Start makes an actor go on. The watcher, which may be nil, is told of the tracer.
func Start(a script.Actor, watch Watcher) *Actor {
	period := time.Duration(a.Number) * time.Millisecond
	switch a.Kind {
	case script.Tracer:
		return start(tracing(period, watch))
	case script.GC:
		return start(collecting(period))
	case script.Procs:
		return start(resizing)
	case script.CPUProfile:
		return start(profiling)
	case script.Preempt:
		return start(storming(syscall.SIGURG))
	case script.Flight:
		return start(recording(period, watch))
	case script.HeapProfile:
		return start(sampling(heapProfile))
	case script.BlockProfile:
		return start(sampling(blockProfile))
	case script.MutexProfile:
		return start(sampling(mutexProfile))
	case script.GoroutineProfile:
		return start(readingGoroutines(period))
	case script.Signals:
		return start(signalling)
	case script.CgoTraceback:
		traceC() // before the script begins
		return start(waiting)
	}
	panic("actor: there is no " + string(a.Kind))
}

// Stop makes it come to its end and waits for that. It returns what went wrong.
func (a *Actor) Stop() error {
	close(a.over)
	<-a.ended
	return a.err
}

func start(body func(*Actor) error) *Actor {
	a := &Actor{over: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(a.ended)
		a.err = body(a)
	}()
	return a
}

// pause waits so long, or until the actor is to stop; then it returns false.
func (a *Actor) pause(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-a.over:
		return false
	case <-t.C:
		return true
	}
}

// isOver tells whether the actor is to stop.
func (a *Actor) isOver() bool {
	select {
	case <-a.over:
		return true
	default:
		return false
	}
}
