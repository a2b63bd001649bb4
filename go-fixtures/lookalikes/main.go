// Lookalikes crashes in ways that resemble golang/go issue 69087 and are not
// it: what `staleframe triage` must tell apart from it.
//
//	lookalikes NAME    crashes that way
//	lookalikes -list   prints the names, one a line
//
// Those that need C are in the program in the folder c.
package main

import "staleframe.dev/fixtures/internal/ending"

func main() { ending.Main() }
