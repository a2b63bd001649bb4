//go:build go1.24

package cstep

/*
#include "steps.h"

#cgo noescape staleframe_script_run_noescape
#cgo nocallback staleframe_script_run_nocallback
*/
import "C"

import "staleframe.dev/fixtures/internal/script"

// annotated calls C by a name that cgo was told something of (src/cmd/cgo/doc.go,
// Go 1.24.0, "Optimizing calls of C code").
func (p *Program) annotated(kind script.Kind, loop *C.staleframe_loop) {
	if kind == script.NoEscape {
		C.staleframe_script_run_noescape(p.steps, p.ways, loop)
	} else {
		C.staleframe_script_run_nocallback(p.steps, p.ways, loop)
	}
}
