// Package callin is where C steps enter Go.
//
// It is apart from package cstep since C definitions may not be in one package with
// an export. Its C is compiled with frame pointers, so that it does not depend on
// the compiler what Go comes upon: first the frame of the wrapper that cgo writes
// around the export, then what the C that called it had.
package callin

/*
#cgo CFLAGS: -fno-omit-frame-pointer
#include <stdint.h>

// Declared, not defined: see package cloop.
extern void staleframeScriptCallback(uintptr_t context, uint64_t index);
extern void staleframeScriptScribbled(uintptr_t context, uint64_t index);
*/
import "C"

import (
	"runtime/cgo"
	"unsafe"
)

// Junk is what the script's scribble 1 leaves in the frame-pointer register: an
// address that is aligned and canonical and that nothing is mapped at. A walk that
// takes it for a frame pointer faults there.
const Junk = 0x5ba1_edf9_adc0

// Direct returns a C function (a staleframe_callback of callback_loop.h) that calls
// the func() of which its context is the cgo.Handle.
func Direct() unsafe.Pointer { return C.staleframeScriptCallback }

// Scribbled returns a C function that does the same with something of the caller's
// in the frame-pointer register, as C that was compiled without frame pointers may.
// Its context is the address of that and of the handle (cstep/steps.h,
// script_scribble).
func Scribbled() unsafe.Pointer { return C.staleframeScriptScribbled }

//export staleframeScriptCallback
func staleframeScriptCallback(context C.uintptr_t, _ C.uint64_t) {
	cgo.Handle(context).Value().(func())()
}
