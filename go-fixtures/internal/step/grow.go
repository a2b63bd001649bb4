package step

// frameSize is what one frame of recurse takes at least: the array, without
// return address, saved frame pointer and spill slots.
const frameSize = 512

// Grow uses at least that many bytes of stack below the caller. Where fewer are
// left the stack is copied to a larger one, which it keeps on return.
func Grow(bytes int) Step {
	return func(*Goroutine) error {
		recurse(bytes/frameSize + 1)
		return nil
	}
}

// recurse takes frames of a known size. It must not be inlined, nor may the
// array be optimized away: hence the index only known at run time.
//
//go:noinline
func recurse(frames int) byte {
	var frame [frameSize]byte
	frame[frames%frameSize] = byte(frames)
	if frames > 1 {
		frame[0] += recurse(frames - 1)
	}
	return frame[frames%frameSize] + frame[0]
}
