package play

import (
	"runtime"
	"syscall"
	"time"

	"staleframe.dev/fixtures/internal/script"
	"staleframe.dev/fixtures/internal/step"
)

// step returns what does one step.
func (p *Play) step(s script.Step) func() {
	if do := p.single(s); do != nil {
		return do
	}
	switch s.Kind {
	case script.Call, script.NoEscape, script.NoCallback:
		return p.inCalls(s)
	case script.Thread:
		c := p.program(s.Block)
		return func() { p.fail(c.Thread()) }
	}
	return p.around(s, p.block(s.Block))
}

// single returns what does a step without a block; nil if it has one.
func (p *Play) single(s script.Step) func() {
	switch s.Kind {
	case script.Grow:
		grow := step.Grow(s.Number * frame)
		return p.moving(func() { _ = grow(nil) })
	case script.Shrink:
		return p.moving(func() { _ = step.ShrinkIfLarge(nil) })
	case script.Panics:
		return func() { panic(planned) }
	case script.Goexit:
		return runtime.Goexit
	case script.Yield:
		return runtime.Gosched
	case script.Sleep:
		d := time.Duration(s.Number) * time.Microsecond
		return func() { time.Sleep(d) }
	case script.Channel:
		return pingPong
	case script.Mutex:
		return contend
	case script.Syscall:
		return func() { _, _, _ = syscall.Syscall(syscall.SYS_GETPPID, 0, 0, 0) }
	case script.Reads:
		return func() { p.fail(readPipe()) }
	case script.Callers:
		return callers
	case script.Stack:
		return func() { runtime.Stack(make([]byte, 64<<10), false) }
	case script.Next:
		return p.pulled.next
	case script.Dump:
		return dump
	}
	return nil
}

// around returns what does a step whose block is in Go.
func (p *Play) around(s script.Step, block func()) func() {
	switch s.Kind {
	case script.Hold:
		hold := step.Hold(s.Number*frame, func(*step.Goroutine) error { block(); return nil })
		return func() { _ = hold(nil) }
	case script.Spawn:
		return func() { elsewhere(block) }
	case script.Lock:
		return func() { locked(block) }
	case script.Defers:
		return func() { deferred(block) }
	case script.DeferLoop:
		return func() { deferredInLoop(s.Number, block) }
	case script.Unwinds:
		return func() { unwinding(block) }
	case script.Derefs:
		return func() { dereferencing(block) }
	case script.Recovers:
		return func() { recovered(block) }
	case script.Exits:
		return func() { elsewhere(func() { block(); runtime.Goexit() }) }
	case script.Repeat:
		return func() { repeated(s.Number, block) }
	case script.Coro:
		return func() { inCoro(block) }
	case script.Pull:
		return func() { p.pulled.push(pull(block)) }
	case script.Finalizer:
		return func() { p.fail(collected(withFinalizer, block)) }
	case script.Cleanup:
		return func() { p.fail(collected(withCleanup, block)) }
	}
	panic("play: there is no " + string(s.Kind))
}
