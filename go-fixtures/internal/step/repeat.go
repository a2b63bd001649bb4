package step

import "runtime"

// Until does the body again and again, up to the first error, until told that it
// is over. It yields in between: goroutines that hand one P to each other would
// otherwise keep everyone else waiting for a time slice each.
func Until(over func() bool, body Step) Step {
	return func(g *Goroutine) error {
		for !over() {
			if err := body(g); err != nil {
				return err
			}
			runtime.Gosched()
		}
		return nil
	}
}

// Times does the body n times, up to the first error.
func Times(n int, body Step) Step {
	return func(g *Goroutine) error {
		for i := 0; i < n; i++ {
			if err := body(g); err != nil {
				return err
			}
		}
		return nil
	}
}

// Fresh does the body on a new goroutine, whose stack has the least size, and
// waits for it.
func Fresh(body Step) Step {
	return func(g *Goroutine) error {
		done := make(chan error)
		go func() { done <- body(g) }()
		return <-done
	}
}
