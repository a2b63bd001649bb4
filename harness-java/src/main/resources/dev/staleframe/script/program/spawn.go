package main

// spawn runs f on a new goroutine and waits for it to end.
func spawn(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}
