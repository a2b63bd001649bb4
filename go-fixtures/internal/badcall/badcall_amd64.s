#include "funcdata.h"
#include "textflag.h"

// func call(enter, exit func(), sp, bp uintptr)
//
// Compiled code wants g in R14 and zero in X15; a func is a pointer to the
// word that holds its address, and is passed in DX.
//
// The copy of the stack begins with this function's own frame: locals and
// arguments are found from either stack pointer, and the last thing to be taken
// from the copy is the way back.
TEXT ·call(SB), 0, $16-32
	NO_LOCAL_POINTERS
	MOVQ (TLS), R14
	XORPS X15, X15
	MOVQ SP, ownSP-8(SP)
	MOVQ BP, ownBP-16(SP)
	MOVQ sp+16(FP), DI
	TESTQ DI, DI
	JEQ enter

	MOVQ DI, AX
	MOVQ SP, SI
	MOVQ 8(R14), CX // g.stack.hi
	SUBQ SP, CX
	SHRQ $3, CX
	CLD
	REP
	MOVSQ
	MOVQ AX, SP

enter:
	MOVQ enter+0(FP), DX
	MOVQ bp+24(FP), BP
	MOVQ (DX), AX
	CALL AX

	MOVQ ownBP-16(SP), BP
	MOVQ exit+8(FP), DX
	MOVQ (DX), AX
	CALL AX
	MOVQ ownSP-8(SP), SP
	RET
