//go:build go1.24

package play

import "runtime"

// withCleanup makes an object and drops it.
//
//go:noinline
func withCleanup(f func()) {
	runtime.AddCleanup(new(mortal), func(do func()) { do() }, f)
}
