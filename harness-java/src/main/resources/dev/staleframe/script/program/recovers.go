package main

// recovers runs f, which may panic on purpose.
func recovers(f func()) {
	defer func() {
		if r := recover(); r != nil && r != "on purpose" {
			panic(r)
		}
	}()
	f()
}
