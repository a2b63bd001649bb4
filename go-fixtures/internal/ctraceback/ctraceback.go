// Package ctraceback has functions in C for runtime.SetCgoTraceback.
package ctraceback

// #include "ctraceback.h"
import "C"

import "unsafe"

// The Pointers are those of C functions, as runtime.SetCgoTraceback takes them.
type Pointers struct {
	Traceback, Context, Symbolizer unsafe.Pointer
}

// Functions returns them.
func Functions() Pointers {
	return Pointers{
		Traceback:  C.staleframe_traceback,
		Context:    C.staleframe_traceback_context,
		Symbolizer: C.staleframe_traceback_symbol,
	}
}
