//go:build !go1.23

package play

// This release has no iter.Pull.

func inCoro(func()) { panic("play: no coro") }

func pull(func()) *sequence { panic("play: no pull") }
