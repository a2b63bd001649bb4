// Package cloop calls the C callback loop: Go calls C, C calls back into Go as
// often as it is told, and may then wait in C until it is released.
//
// The library is linked by name only. Where it is comes from CGO_CFLAGS and
// CGO_LDFLAGS; which of its variants, from the build tag nofp.
package cloop

/*
#include <stdint.h>
#include <staleframe/callback_loop.h>
#include <staleframe/probe.h>

// Declared, not defined: a file that is in one package with an export may hold
// no C definitions, or the linker finds them twice.
extern void staleframeFixtureCallback(uintptr_t context, uint64_t index);
*/
import "C"

import (
	"errors"
	"runtime/cgo"
	"time"

	"staleframe.dev/fixtures/internal/gstack"
	"staleframe.dev/fixtures/internal/layout"
)

// ErrNotParked is returned by AwaitParked when the time is up.
var ErrNotParked = errors.New("no goroutine parked in C in time")

// A Loop is the C side of one chain of calls. One goroutine at a time may be in
// it; any goroutine may await and release that one.
type Loop struct {
	c *C.staleframe_loop
}

// New returns a Loop, to be freed after use.
func New() *Loop {
	c := C.staleframe_loop_new()
	if c == nil {
		panic("cloop: out of memory")
	}
	return &Loop{c}
}

// Free gives the C side back. No goroutine may be in it.
func (l *Loop) Free() { C.staleframe_loop_free(l.c) }

// Probe makes C look at the g after each callback of the calls that follow, which
// must be the caller's own: it is its g that C looks at. The layout must have the
// field syscallbp.
//
// It is not done by Call because that one's frame must keep its size: it decides
// where a stale frame pointer comes to lie in the junk of package crowd, and one
// word in nine there is no junk.
func (l *Loop) Probe(at layout.Layout) {
	fields := C.staleframe_g_layout{
		stack_lo:  C.size_t(at.StackLo),
		stack_hi:  C.size_t(at.StackHi),
		syscallsp: C.size_t(at.SyscallSP),
		syscallpc: C.size_t(at.SyscallPC),
		syscallbp: C.size_t(at.SyscallBP),
	}
	C.staleframe_loop_probe(l.c, C.uintptr_t(gstack.G()), &fields)
}

// Call calls C, which calls back f for each index in [0, n) and then, if told
// so, waits for Release. Without f it makes no calls.
func (l *Loop) Call(n uint64, park bool, f func(index uint64)) {
	var callback C.staleframe_callback
	var context C.uintptr_t
	if f != nil {
		handle := cgo.NewHandle(f)
		defer handle.Delete()
		callback = C.staleframe_callback(C.staleframeFixtureCallback)
		context = C.uintptr_t(handle)
	}
	var wait C.int
	if park {
		wait = 1
	}
	C.staleframe_callback_loop(l.c, callback, context, C.uint64_t(n), wait)
}

// AwaitParked returns once a goroutine waits in the loop.
func (l *Loop) AwaitParked(timeout time.Duration) error {
	if C.staleframe_loop_await_parked(l.c, C.int(timeout.Milliseconds())) != 0 {
		return ErrNotParked
	}
	return nil
}

// Release lets the goroutine that waits in the loop go on.
func (l *Loop) Release() { C.staleframe_loop_release(l.c) }

// Callbacks returns how many calls from C into Go have returned.
func (l *Loop) Callbacks() uint64 { return uint64(C.staleframe_loop_callbacks(l.c)) }

// Parks returns how often a goroutine has waited in the loop.
func (l *Loop) Parks() uint64 { return uint64(C.staleframe_loop_parks(l.c)) }

// Probed returns how many callbacks left a stale frame pointer in the g, and how
// many a consistent one. Those of a call are counted once it parks or returns.
func (l *Loop) Probed() (stale, consistent uint64) {
	return uint64(C.staleframe_loop_stale(l.c)), uint64(C.staleframe_loop_consistent(l.c))
}

// A StalePair is what a callback left in the g.
type StalePair struct {
	Callback   uint64 // its index
	SP, PC, BP uintptr
	Stack      gstack.Bounds // after the callback
	Expected   int           // the right BP - SP
}

// FirstStale returns the first stale pair, if there was one.
func (l *Loop) FirstStale() (StalePair, bool) {
	var r C.staleframe_stale_record
	if C.staleframe_loop_first_stale(l.c, &r) != 0 {
		return StalePair{}, false
	}
	return StalePair{
		Callback: uint64(r.callback),
		SP:       uintptr(r.sp),
		PC:       uintptr(r.pc),
		BP:       uintptr(r.bp),
		Stack:    gstack.Bounds{Lo: uintptr(r.lo), Hi: uintptr(r.hi)},
		Expected: int(r.expected),
	}, true
}

// FramePointers reports whether the C library was built with frame pointers.
func FramePointers() bool { return C.staleframe_frame_pointers() != 0 }
