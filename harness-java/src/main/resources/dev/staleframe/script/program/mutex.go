package main

import (
	"sync"
	"time"
)

// contend waits for a mutex that another goroutine holds.
func contend() {
	var m sync.Mutex
	held := make(chan struct{})
	go func() {
		m.Lock()
		close(held)
		time.Sleep(50 * time.Microsecond)
		m.Unlock()
	}()
	<-held
	m.Lock()
	m.Unlock()
}
