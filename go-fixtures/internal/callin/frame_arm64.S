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
	ldr x29, [x0]
	ldr x0, [x0, #8]
	bl staleframeScriptCallback
	ldp x29, x30, [sp], #16
	.cfi_restore x30
	.cfi_restore x29
	.cfi_adjust_cfa_offset -16
	ret
	.cfi_endproc
	.size staleframeScriptScribbled, .-staleframeScriptScribbled
	.section .note.GNU-stack, "", %progbits
