// Package crowd occupies freed stacks.
//
// A walk along a stale frame pointer reads a stack that was given back. Mostly
// that memory still holds what it held, or what the next owner left there makes
// a chain of frames as good as any: nothing happens, or a wrong stack is
// recorded. The crowd makes such a walk fail instead.
package crowd

import "sync"

// junk is what the crowd leaves at every word: an address that is aligned and
// canonical, so that the fault reports it, and that nothing is mapped at. A
// walk that takes it for a frame pointer faults at junk+8.
const junk = 0x5ba1_ed0b_adc0

// frameWords is how many words of junk are in a frame of fill.
const frameWords = 32

// depths are numbers of frames that take stacks of 16, 8, 4 and 2 kB: the sizes
// that the stack allocator keeps in its caches (runtime/stack.go, fixedStack <<
// order). A freed stack is handed out again for its own size only, so each size
// needs takers. The largest comes first, having had all of them in turn.
var depths = [...]int{44, 20, 8, 3}

// A Crowd is a number of goroutines that stay where they are.
type Crowd struct {
	leave chan struct{}
	gone  sync.WaitGroup
}

// Gather returns once n goroutines have filled their stacks with junk. They
// keep them until Disperse.
func Gather(n int) *Crowd {
	c := &Crowd{leave: make(chan struct{})}
	var settled sync.WaitGroup
	settled.Add(n)
	c.gone.Add(n)
	for i := 0; i < n; i++ {
		frames := depths[i%len(depths)]
		go func() {
			defer c.gone.Done()
			fill(frames, func() {
				settled.Done()
				<-c.leave
			})
		}()
	}
	settled.Wait()
	return c
}

// Disperse ends the crowd.
func (c *Crowd) Disperse() {
	close(c.leave)
	c.gone.Wait()
}

// fill lays that many frames of junk over one another, calls stay on top of
// them, and returns only then. A stack gets to its size by way of the smaller
// ones, and leaves those full of junk too.
//
//go:noinline
func fill(frames int, stay func()) uintptr {
	var words [frameWords]uintptr
	for i := range words {
		words[i] = junk
	}
	if frames <= 1 {
		stay()
	} else {
		fill(frames-1, stay)
	}
	return words[frames%frameWords] // read last, so that the frame stays filled
}
