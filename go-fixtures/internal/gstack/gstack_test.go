package gstack

import (
	"testing"
	"unsafe"
)

func TestLocalLiesInStack(t *testing.T) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		var local int
		b := Current()
		if addr := uintptr(unsafe.Pointer(&local)); !b.Contains(addr) {
			t.Errorf("local at %#x, stack [%#x, %#x)", addr, b.Lo, b.Hi)
		}
		if size := b.Size(); size == 0 || size&(size-1) != 0 {
			t.Errorf("stack of %d bytes: not a power of two", size)
		}
	}()
	<-done
}

func TestBoundsFollowAMove(t *testing.T) {
	before, after := make(chan Bounds, 1), make(chan Bounds, 1)
	go func() {
		before <- Current()
		deep(1000)
		after <- Current()
	}()
	if from, to := <-before, <-after; from == to || from.Size() >= to.Size() {
		t.Errorf("stack was [%#x, %#x) and is [%#x, %#x): it did not grow", from.Lo, from.Hi, to.Lo, to.Hi)
	}
}

func TestEachGoroutineHasItsOwn(t *testing.T) {
	mine, other := Current(), make(chan Bounds)
	go func() { other <- Current() }()
	if b := <-other; b.Lo < mine.Hi && mine.Lo < b.Hi {
		t.Errorf("stacks overlap: [%#x, %#x) and [%#x, %#x)", mine.Lo, mine.Hi, b.Lo, b.Hi)
	}
}

//go:noinline
func deep(n int) int {
	var pad [64]byte
	if n == 0 {
		return 0
	}
	pad[n%len(pad)] = 1
	return deep(n-1) + int(pad[0])
}

func TestGIsTheGoroutine(t *testing.T) {
	mine, other := G(), make(chan uintptr)
	go func() { other <- G() }()
	if g := <-other; mine == 0 || g == 0 || g == mine {
		t.Errorf("mine %#x, the other %#x", mine, g)
	}
	// g.stack is the first field of a g.
	if lo := **(**uintptr)(unsafe.Pointer(&mine)); mine != G() || lo != Current().Lo {
		t.Errorf("the first word of %#x is %#x, the stack begins at %#x", mine, lo, Current().Lo)
	}
}
