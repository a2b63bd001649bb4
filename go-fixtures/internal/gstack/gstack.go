//go:build amd64 || arm64

// Package gstack tells where the stack of the current goroutine lies.
//
// The runtime keeps that to itself, so a few lines of assembly read it from
// the g. They are a package of their own because the go command accepts no Go
// assembly in a package that uses cgo.
package gstack

// Bounds is the address range [Lo, Hi) of a goroutine stack. The addresses are
// integers on purpose: the stack copier must not adjust them, since comparing
// them before and after is how a move is seen.
type Bounds struct {
	Lo, Hi uintptr
}

// Size returns the number of bytes in the stack.
func (b Bounds) Size() uintptr { return b.Hi - b.Lo }

// Contains reports whether addr lies in the stack.
func (b Bounds) Contains(addr uintptr) bool { return b.Lo <= addr && addr < b.Hi }

// Current returns the bounds of the stack the caller runs on. They are out of
// date as soon as the stack grows or shrinks.
func Current() Bounds {
	lo, hi := current()
	return Bounds{Lo: lo, Hi: hi}
}

// current reads g.stack.lo and g.stack.hi.
//
// The field "stack stack" is the first of the type g in runtime/runtime2.go,
// and the type stack is the two words lo and hi. The order is not up for change
// on a whim: a comment there says "offset known to runtime/cgo".
func current() (lo, hi uintptr)

// G returns the address of the current goroutine's runtime.g. The runtime keeps
// it in a list of its own and neither moves nor frees it, so an integer will do.
func G() uintptr

// FramePointer returns the caller's frame pointer: the address of where that of
// the caller's caller is kept.
func FramePointer() uintptr
