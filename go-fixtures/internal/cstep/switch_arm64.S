// void staleframe_script_switch(void *top, void (*function)(void *), void *argument)
//
// See switch_amd64.S.
	.text
	.globl staleframe_script_switch
	.type staleframe_script_switch, %function
staleframe_script_switch:
	.cfi_startproc
	stp x29, x30, [sp, #-16]!
	.cfi_def_cfa_offset 16
	.cfi_offset x29, -16
	.cfi_offset x30, -8
	mov x29, sp
	.cfi_def_cfa_register x29
	mov sp, x0
	mov x0, x2
	blr x1
	mov sp, x29
	ldp x29, x30, [sp], #16
	.cfi_def_cfa sp, 0
	.cfi_restore x30
	.cfi_restore x29
	ret
	.cfi_endproc
	.size staleframe_script_switch, .-staleframe_script_switch
	.section .note.GNU-stack, "", %progbits
