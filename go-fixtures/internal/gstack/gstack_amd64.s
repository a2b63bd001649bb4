#include "textflag.h"

// func current() (lo, hi uintptr)
//
// The wrapper the compiler puts around an assembly function may use R14 for
// something else, so take g from where ABI0 has it: thread-local storage.
TEXT ·current(SB), NOSPLIT, $0-16
	MOVQ (TLS), AX
	MOVQ 0(AX), BX // g.stack.lo
	MOVQ 8(AX), CX // g.stack.hi
	MOVQ BX, lo+0(FP)
	MOVQ CX, hi+8(FP)
	RET

// func G() uintptr
TEXT ·G(SB), NOSPLIT, $0-8
	MOVQ (TLS), AX
	MOVQ AX, ret+0(FP)
	RET

// func FramePointer() uintptr
TEXT ·FramePointer(SB), NOSPLIT, $0-8
	MOVQ BP, ret+0(FP)
	RET
