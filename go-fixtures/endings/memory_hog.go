package main

import "staleframe.dev/fixtures/internal/ending"

func init() { ending.Register("memory-hog", memoryHog) }

// memoryHog takes memory and touches it until it gets no more. It is for
// containers only.
func memoryHog() {
	var taken [][]byte
	for {
		chunk := make([]byte, 16<<20)
		for i := 0; i < len(chunk); i += 4096 {
			chunk[i] = 1
		}
		taken = append(taken, chunk)
	}
}
