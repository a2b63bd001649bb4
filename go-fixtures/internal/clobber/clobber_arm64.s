#include "funcdata.h"
#include "textflag.h"

// func Then(f func())
TEXT ·Then(SB), 0, $16-8
	NO_LOCAL_POINTERS
	MOVD R29, own-8(SP)
	MOVD f+0(FP), R26
	CBZ R26, done
	MOVD $0x60, R29
	MOVD (R26), R0
	CALL (R0)

done:
	MOVD own-8(SP), R29
	RET
