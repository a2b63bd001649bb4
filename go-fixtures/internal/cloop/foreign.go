package cloop

/*
#include <staleframe/callback_loop.h>
*/
import "C"

import "unsafe"

// Function returns the library's staleframe_callback_loop, for C of another package
// to call: C of one can't be linked to C of another, only Go is.
func Function() unsafe.Pointer { return C.staleframe_callback_loop }

// Pointer returns the loop as Function takes it; nil for nil.
func (l *Loop) Pointer() unsafe.Pointer {
	if l == nil {
		return nil
	}
	return unsafe.Pointer(l.c)
}
