#include "textflag.h"

// func current() (lo, hi uintptr)
TEXT ·current(SB), NOSPLIT, $0-16
	MOVD 0(g), R0 // g.stack.lo
	MOVD 8(g), R1 // g.stack.hi
	MOVD R0, lo+0(FP)
	MOVD R1, hi+8(FP)
	RET

// func G() uintptr
TEXT ·G(SB), NOSPLIT, $0-8
	MOVD g, ret+0(FP)
	RET

// func FramePointer() uintptr
TEXT ·FramePointer(SB), NOSPLIT, $0-8
	MOVD R29, ret+0(FP)
	RET
