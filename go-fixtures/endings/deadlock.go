package main

import "staleframe.dev/fixtures/internal/ending"

func init() { ending.Register("deadlock", deadlock) }

// deadlock ends with status 2 and "fatal error: all goroutines are asleep -
// deadlock!".
func deadlock() { select {} }
