// Command c has the look-alikes that need C; see the folder above.
package main

import "staleframe.dev/fixtures/internal/ending"

func main() { ending.Main() }
