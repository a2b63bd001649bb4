//go:build !go1.24

package cstep

// #include "steps.h"
import "C"

import "staleframe.dev/fixtures/internal/script"

func (p *Program) annotated(kind script.Kind, _ *C.staleframe_loop) {
	panic("cstep: this release has no " + string(kind))
}
