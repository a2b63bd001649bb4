package play

import "runtime"

// deferred does the body in a function that the compiler calls at the return
// (cmd/compile/internal/ssagen, "open-coded defers").
func deferred(body func()) {
	defer body()
}

// deferredInLoop defers so many functions in a loop, which has the compiler put
// each on a list. The last of them runs first, and does the body.
func deferredInLoop(n int, body func()) {
	for i := 1; i <= n; i++ {
		if i == n {
			defer body()
		} else {
			defer func() {}()
		}
	}
}

// unwinding does the body in a deferred function while a panic unwinds.
func unwinding(body func()) {
	recovered(func() {
		defer body()
		panic(planned)
	})
}

// large is copied by runtime.duffcopy, in releases that have it, around which the
// frame pointer is put elsewhere (golang/go issue 73664).
type large [32]int

// dereferencing panics by a nil pointer and does the body in the deferred function
// that has just recovered.
func dereferencing(body func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			body()
		default:
			panic(r)
		}
	}()
	load(nil)
}

// load follows the pointer. It calls nothing, and has no frame that it could do
// without.
//
//go:noinline
func load(p *large) large { return *p }
