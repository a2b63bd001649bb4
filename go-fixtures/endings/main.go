// Endings ends in a known way: it is what the harness is tried out on, so that
// what it says of a crash can be held against what happened.
//
//	endings NAME    ends that way
//	endings -list   prints the names, one a line
//
// An unknown name is one line on standard error and status 2. The endings that
// need C are in the program in the folder c.
package main

import "staleframe.dev/fixtures/internal/ending"

func main() { ending.Main() }
