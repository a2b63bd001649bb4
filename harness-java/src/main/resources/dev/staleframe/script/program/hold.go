package main

// hold runs f with n KiB of live stack above it.
//
//go:noinline
func hold(n int, f func()) byte {
	var frame [1 << 10]byte
	frame[n%len(frame)] = byte(n)
	if n > 1 {
		frame[0] += hold(n-1, f)
	} else {
		f()
	}
	return frame[n%len(frame)] + frame[0]
}
