// void staleframe_script_switch(void *top, void (*function)(void *), void *argument)
//
// Frame pointers and CFI lead from the new stack to the old one. top is aligned to
// 16 bytes, as the System V ABI has it at a call.
	.text
	.globl staleframe_script_switch
	.type staleframe_script_switch, @function
staleframe_script_switch:
	.cfi_startproc
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	movq %rsp, %rbp
	.cfi_def_cfa_register rbp
	movq %rdi, %rsp
	movq %rdx, %rdi
	call *%rsi
	movq %rbp, %rsp
	popq %rbp
	.cfi_def_cfa rsp, 8
	ret
	.cfi_endproc
	.size staleframe_script_switch, .-staleframe_script_switch
	.section .note.GNU-stack, "", @progbits
