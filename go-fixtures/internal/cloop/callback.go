package cloop

// #include <stdint.h>
import "C"

import "runtime/cgo"

// staleframeFixtureCallback is where C enters Go. The context is a handle and
// not a pointer: C keeps it across calls, and may keep no Go pointers.
//
//export staleframeFixtureCallback
func staleframeFixtureCallback(context C.uintptr_t, index C.uint64_t) {
	cgo.Handle(context).Value().(func(uint64))(uint64(index))
}
