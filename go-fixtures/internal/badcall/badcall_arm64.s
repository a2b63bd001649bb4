#include "funcdata.h"
#include "textflag.h"

// func call(enter, exit func(), sp, bp uintptr)
//
// A func is a pointer to the word that holds its address, and is passed in R26.
//
// The copy of the stack begins with this function's own frame: locals and
// arguments are found from either stack pointer, and the last thing to be taken
// from the copy is the way back.
TEXT ·call(SB), 0, $24-32
	NO_LOCAL_POINTERS
	MOVD RSP, R0
	MOVD R0, ownSP-8(SP)
	MOVD R29, ownBP-16(SP)
	MOVD sp+16(FP), R1
	CBZ R1, enter

	MOVD R1, R2
	MOVD 8(g), R3 // g.stack.hi
copy:
	MOVD.P 8(R0), R4
	MOVD.P R4, 8(R1)
	CMP R3, R0
	BLO copy
	MOVD R2, RSP

enter:
	MOVD enter+0(FP), R26
	MOVD bp+24(FP), R29
	MOVD (R26), R0
	CALL (R0)

	MOVD ownBP-16(SP), R29
	MOVD exit+8(FP), R26
	MOVD (R26), R0
	CALL (R0)
	MOVD ownSP-8(SP), R0
	MOVD R0, RSP
	RET
