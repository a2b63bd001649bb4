package main

import (
	"os"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("garbage", garbage) }

// garbage writes 64 kB that look random and are the same each time to each
// stream, and ends with status 0. Among them are NULs, escapes, lone surrogates
// and what starts like an event or a crash.
func garbage() {
	junk := garbageBytes(64 << 10)
	os.Stdout.Write(junk)
	os.Stderr.Write(junk)
}

func garbageBytes(n int) []byte {
	junk := []byte("\x00\xff\xfe\xed\xa0\x80\xc0\xaf\x1b[2J\r\n{\"event\":\"done\",\nSIGSEGV\x00: \xf4\x90\x80\x80\n")
	// A generator of its own: those of math/rand may change between releases.
	for state := uint32(1); len(junk) < n; {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		junk = append(junk, byte(state>>24))
	}
	return junk
}
