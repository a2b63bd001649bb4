//go:build !go1.23

package play

// HasCoro tells whether this release has iter.Pull.
const HasCoro = false

func inCoro(func()) { panic("play: this release has no iter.Pull") }
