package step

// Hold does the body with at least that many bytes of live stack above it. A move
// of the stack during the body copies all of them.
func Hold(bytes int, body Step) Step {
	return func(g *Goroutine) error {
		var err error
		under(bytes/frameSize+1, func() { err = body(g) })
		return err
	}
}

// under calls the body below frames of a known size; see recurse.
//
//go:noinline
func under(frames int, body func()) byte {
	var frame [frameSize]byte
	frame[frames%frameSize] = byte(frames)
	if frames > 1 {
		frame[0] += under(frames-1, body)
	} else {
		body()
	}
	return frame[frames%frameSize] + frame[0]
}
