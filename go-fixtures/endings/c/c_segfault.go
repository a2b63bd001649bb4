package main

/*
static void c_segfault(void) { *(volatile int *)8 = 1; }
*/
import "C"

import "staleframe.dev/fixtures/internal/ending"

func init() { ending.Register("c-segfault", cSegfault) }

// cSegfault ends with status 2 and Go's report of a SIGSEGV in C: "SIGSEGV:
// segmentation violation", "signal arrived during cgo execution". It is as near
// as a crash gets to the one looked for without being it.
func cSegfault() { C.c_segfault() }
