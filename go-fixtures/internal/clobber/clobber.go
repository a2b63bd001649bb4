// Package clobber breaks the chain of frame pointers the way that assembly
// does which uses the register for itself and doesn't give it back: golang/go
// 73750 and 77250 are crashes of that kind, klauspost/compress#1097 another.
package clobber

// Then calls f as the assembly's caller would go on: with 0x60, which is no
// address, in the frame pointer. f's frame saves it, and a walk of the frame
// pointers from inside of f comes upon it there.
func Then(f func())
