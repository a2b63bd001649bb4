package main

// grow needs n KiB of stack.
//
//go:noinline
func grow(n int) byte {
	var frame [1 << 10]byte
	frame[n%len(frame)] = byte(n)
	if n > 1 {
		frame[0] += grow(n - 1)
	}
	return frame[n%len(frame)] + frame[0]
}
