//go:build !go1.24

package play

func withCleanup(func()) { panic("play: this release has no runtime.AddCleanup") }
