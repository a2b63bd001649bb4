// void staleframeScriptScribbled(uintptr_t context, uint64_t index)
//
// context is the address of a script_scribble (cstep/steps.h).
//
// The System V ABI leaves it to each function whether rbp is a frame pointer or one
// more register that the callee saves (x86-64 psABI, 3.2.1). In assembly it is
// certain to be in other use at the call; a compiler may choose another register.
	.text
	.globl staleframeScriptScribbled
	.type staleframeScriptScribbled, @function
staleframeScriptScribbled:
	.cfi_startproc
	pushq %rbp
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset rbp, 0
	movq (%rdi), %rbp
	movq 8(%rdi), %rdi
	call staleframeScriptCallback@PLT
	popq %rbp
	.cfi_adjust_cfa_offset -8
	.cfi_restore rbp
	ret
	.cfi_endproc
	.size staleframeScriptScribbled, .-staleframeScriptScribbled
	.section .note.GNU-stack, "", @progbits
