package main

/*
#include <stdlib.h>
*/
import "C"

import "staleframe.dev/fixtures/internal/ending"

func init() { ending.Register("c-abort", cAbort) }

// cAbort ends with status 2 and Go's report of a SIGABRT raised in C.
func cAbort() { C.abort() }
