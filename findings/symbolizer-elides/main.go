// This program has the stack of a goroutine printed that is deep in a callback from
// C, while a symbolizer is registered by runtime.SetCgoTraceback.
//
// Run it with
//
//	go run . [FRAMES]
package main

/*
#include <stdint.h>

extern void goCallback(void);

static void call(void) {
	goCallback();
}

struct traceback {
	uintptr_t context, signal, *pcs, room;
};

struct symbol {
	uintptr_t pc;
	const char *file;
	uintptr_t line;
	const char *function;
	uintptr_t entry, more, data;
};

static void traceback(struct traceback *t) {
	t->pcs[0] = (uintptr_t)call + 1;
	t->pcs[1] = 0;
}

static void set_context(uintptr_t *context) {
	*context = 1;
}

static void symbolize(struct symbol *s) {
	s->function = "call";
	s->more = 0;
}

static void *traceback_function(void) {
	return traceback;
}

static void *context_function(void) {
	return set_context;
}

static void *symbolizer_function(void) {
	return symbolize;
}
*/
import "C"

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

func main() {
	runtime.SetCgoTraceback(0, C.traceback_function(), C.context_function(), C.symbolizer_function())
	C.call()
}

//export goCallback
func goCallback() {
	deep := 100
	if len(os.Args) > 1 {
		deep, _ = strconv.Atoi(os.Args[1])
	}
	hold(deep, func() {
		start := time.Now()
		stack := make([]byte, 1<<20)
		stack = stack[:runtime.Stack(stack, false)]
		fmt.Printf("runtime.Stack took %v\n", time.Since(start).Round(time.Microsecond))
		for _, line := range strings.Split(string(stack), "\n") {
			if strings.Contains(line, "elided") {
				fmt.Println(line)
			}
		}
	})
}

// hold runs f below n more frames.
//
//go:noinline
func hold(n int, f func()) {
	if n > 1 {
		hold(n-1, f)
	} else {
		f()
	}
}
