// void staleframeScriptScribbled(uintptr_t context, uint64_t index)
//
// AAPCS64 (6.4.6, the frame pointer) has x29 saved by the callee and lets code that
// keeps no frame records use it for other things. See frame_amd64.S.
	.text
	.globl staleframeScriptScribbled
	.type staleframeScriptScribbled, %function
staleframeScriptScribbled:
	.cfi_startproc
	stp x29, x30, [sp, #-16]!
	.cfi_adjust_cfa_offset 16
	.cfi_rel_offset x29, 0
	.cfi_rel_offset x30, 8
	movz x29, #0xadc0
	movk x29, #0xedf9, lsl #16
	movk x29, #0x5ba1, lsl #32
	bl staleframeScriptCallback
	ldp x29, x30, [sp], #16
	.cfi_restore x30
	.cfi_restore x29
	.cfi_adjust_cfa_offset -16
	ret
	.cfi_endproc
	.size staleframeScriptScribbled, .-staleframeScriptScribbled
	.section .note.GNU-stack, "", %progbits
