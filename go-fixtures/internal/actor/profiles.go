package actor

import (
	"runtime"
	"time"
)

// betweenReads is the pause between two readings of a profile.
const betweenReads = time.Millisecond

// A profile is one that the runtime keeps: how to have it sample everything, and
// nothing any more, and how to read it.
type profile struct {
	on, off func()
	read    func()
}

// Rates that can't be read back are put to what a process begins with.
var (
	heapProfile = profile{
		on:   func() { runtime.MemProfileRate = 1 },
		off:  func() { runtime.MemProfileRate = 512 << 10 },
		read: func() { runtime.MemProfile(make([]runtime.MemProfileRecord, profileRecords), true) },
	}
	blockProfile = profile{
		on:   func() { runtime.SetBlockProfileRate(1) },
		off:  func() { runtime.SetBlockProfileRate(0) },
		read: func() { runtime.BlockProfile(make([]runtime.BlockProfileRecord, profileRecords)) },
	}
	mutexProfile = profile{
		on:   func() { runtime.SetMutexProfileFraction(1) },
		off:  func() { runtime.SetMutexProfileFraction(0) },
		read: func() { runtime.MutexProfile(make([]runtime.BlockProfileRecord, profileRecords)) },
	}
)

// profileRecords is how many different stacks a reading has room for. What is not
// read is of no interest: the stacks were taken all the same.
const profileRecords = 1000

// sampling has the runtime sample for a profile, and reads it now and then.
func sampling(p profile) func(*Actor) error {
	return func(a *Actor) error {
		p.on()
		defer p.off()
		for a.pause(betweenReads) {
			p.read()
		}
		return nil
	}
}

// readingGoroutines takes the stacks of all goroutines with such pauses in between,
// which stops the world twice.
func readingGoroutines(period time.Duration) func(*Actor) error {
	return func(a *Actor) error {
		stacks := make([]runtime.StackRecord, profileRecords)
		for a.pause(period) {
			runtime.GoroutineProfile(stacks)
		}
		return nil
	}
}
