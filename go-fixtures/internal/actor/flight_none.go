//go:build !go1.25

package actor

import "time"

func recording(time.Duration, Watcher) func(*Actor) error {
	panic("actor: this release has no flight recorder")
}
