// Package cstep does the steps of a script that run in C.
//
// Its C is compiled with frame pointers. What is to be done without them goes into
// Go by way of callin.Scribbled.
package cstep

/*
#cgo CFLAGS: -fno-omit-frame-pointer
#cgo LDFLAGS: -lpthread
#include <stdlib.h>
#include "steps.h"
*/
import "C"

import (
	"runtime/cgo"
	"sync/atomic"
	"syscall"
	"unsafe"

	"staleframe.dev/fixtures/internal/callin"
	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/script"
)

// ThreadName is what threads that Thread makes are called in /proc.
const ThreadName = C.STALEFRAME_SCRIPT_THREAD

// A Program is C steps in the form that C does them from.
type Program struct {
	steps   *C.struct_script_step
	ways    *C.struct_script_ways
	memory  []unsafe.Pointer // all that was allocated in C
	handles []cgo.Handle
}

// New translates steps. What Go does in a callback is given by goBlock, which is
// asked once for each callback of the text. The program is to be freed after use.
func New(steps []script.Step, goBlock func([]script.Step) func()) *Program {
	p := &Program{}
	p.ways = (*C.struct_script_ways)(p.allocate(1, C.sizeof_struct_script_ways))
	p.ways.direct = (C.staleframe_callback)(callin.Direct())
	p.ways.scribbled = (C.staleframe_callback)(callin.Scribbled())
	*(*unsafe.Pointer)(unsafe.Pointer(&p.ways.loop)) = cloop.Function()
	p.steps = p.list(steps, goBlock)
	return p
}

// kinds are the steps in C, by what C calls them.
var kinds = map[script.Kind]uint32{
	script.Callback:   C.SCRIPT_CALLBACK,
	script.Park:       C.SCRIPT_PARK,
	script.Loop:       C.SCRIPT_LOOP,
	script.NoFP:       C.SCRIPT_NOFP,
	script.Scribble:   C.SCRIPT_SCRIBBLE,
	script.BigFrame:   C.SCRIPT_BIGFRAME,
	script.AltStack:   C.SCRIPT_ALTSTACK,
	script.Destructor: C.SCRIPT_DESTRUCTOR,
}

func (p *Program) allocate(n, size uintptr) unsafe.Pointer {
	memory := C.calloc(C.size_t(n), C.size_t(size))
	if memory == nil {
		panic("cstep: out of memory")
	}
	p.memory = append(p.memory, memory)
	return memory
}

func (p *Program) list(steps []script.Step, goBlock func([]script.Step) func()) *C.struct_script_step {
	n := len(steps) + 1 // the last stays SCRIPT_END, which is 0
	first := (*C.struct_script_step)(p.allocate(uintptr(n), C.sizeof_struct_script_step))
	list := unsafe.Slice(first, n)
	for i, s := range steps {
		kind, ok := kinds[s.Kind]
		if !ok {
			panic("cstep: " + string(s.Kind) + " is no step in C")
		}
		list[i].kind = kind
		list[i].number = C.int(s.Number)
		if s.Kind == script.Callback {
			handle := cgo.NewHandle(goBlock(s.Block))
			p.handles = append(p.handles, handle)
			list[i].context = C.uintptr_t(handle)
		} else if s.Kind != script.Park {
			list[i].block = p.list(s.Block, goBlock)
		}
	}
	return first
}

// Free gives back what C has of the program. It must not be running.
func (p *Program) Free() {
	for _, m := range p.memory {
		C.free(m)
	}
	for _, h := range p.handles {
		h.Delete()
	}
}

// Call does the steps on the calling goroutine. Callbacks are probed in the loop,
// if that is not nil. The kind is that of the step: call, or one that is annotated.
func (p *Program) Call(kind script.Kind, loop *cloop.Loop) {
	c := (*C.staleframe_loop)(loop.Pointer())
	if kind == script.Call {
		C.staleframe_script_run(p.steps, p.ways, c)
		return
	}
	p.annotated(kind, c)
}

// Thread does the steps on a thread of C's own and waits for it to end.
func (p *Program) Thread() error {
	if code := C.staleframe_script_thread(p.steps, p.ways); code != 0 {
		return syscall.Errno(code)
	}
	return nil
}

// Callbacks returns how many calls from C into Go have returned, in all programs.
func Callbacks() uint64 { return load(&C.staleframe_script_counts.callbacks) }

// Parks returns how often C has begun to wait, in all programs.
func Parks() uint64 { return load(&C.staleframe_script_counts.parks) }

// TraceBegins and TraceEnded tell C of a cycle of the tracer: the one comes before
// the start, the other after the stop. C that waits goes on when there was both.
func TraceBegins() { increment(&C.staleframe_script_counts.traces_begun) }

// TraceEnded is the other half of TraceBegins.
func TraceEnded() { increment(&C.staleframe_script_counts.traces_ended) }

func load(c *C.uint64_t) uint64 { return atomic.LoadUint64((*uint64)(unsafe.Pointer(c))) }

func increment(c *C.uint64_t) { atomic.AddUint64((*uint64)(unsafe.Pointer(c)), 1) }
