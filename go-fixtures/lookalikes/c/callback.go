package main

// #include <setjmp.h>
//
// extern void nilInCallback(void);
// extern void longjmpCallback(void);
// static void callNil(void) { nilInCallback(); }
//
// static jmp_buf back;
// static void jump(void) { longjmp(back, 1); }
// static void callLongjmp(void) { if (setjmp(back) == 0) longjmpCallback(); }
import "C"

import "staleframe.dev/fixtures/internal/ending"

func init() {
	ending.Register("callback-nil", func() { C.callNil() })
	ending.Register("callback-longjmp", func() { C.callLongjmp() })
}

// nilInCallback is called by C and panics: frames of cgocall and cgocallback,
// and another cause.
//
//export nilInCallback
func nilInCallback() {
	var nowhere *int
	*nowhere = 1
}

// longjmpCallback leaves by C's longjmp, over the heads of its own frame and
// the runtime's: "exitsyscall: syscall frame is no longer valid".
//
//export longjmpCallback
func longjmpCallback() { C.jump() }
