// Target is what staleframe inspect is tried out on: a program that is in the
// middle of something and stays there until it is told to go.
//
//	target [-parked N] [-still N] [-idle N] [-busy N] [-trace]
//
// It prints "ready" once all goroutines are where they should be. After that it
// answers each line on standard input with the longest time, in nanoseconds,
// that it could not run since the last answer, and ends when there are no more.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"runtime/trace"
	"time"

	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/step"
)

const parkTimeout = 30 * time.Second

func main() {
	parked := flag.Int("parked", 0, "goroutines parked in C after a callback that moved their stack")
	still := flag.Int("still", 0, "goroutines parked in C after one that moved nothing")
	idle := flag.Int("idle", 0, "goroutines that wait in Go")
	busy := flag.Int("busy", 0, "goroutines that keep calling C, being called back, moving their stacks, calling the system")
	traced := flag.Bool("trace", false, "take a trace once all are parked, to die of it where that is so")
	flag.Parse()

	for i := 0; i < *parked; i++ {
		park(step.Sequence(), step.Grow(64<<10))
	}
	for i := 0; i < *still; i++ {
		park(step.Grow(16<<10), step.Grow(1)) // the callback finds room
	}
	wait := make(chan struct{})
	for i := 0; i < *idle; i++ {
		go func() { <-wait }()
	}
	for i := 0; i < *busy; i++ {
		go keepBusy()
	}
	if *traced {
		takeTrace()
	}
	answer()
	close(wait)
}

// park makes a goroutine that stays in C.
func park(before, callback step.Step) {
	loop := cloop.New()
	go func() {
		call := step.Sequence(before, step.Call(loop, 1, true, callback))
		if err := call(new(step.Goroutine)); err != nil {
			fail(err)
		}
	}()
	if err := loop.AwaitParked(parkTimeout); err != nil {
		fail(err)
	}
}

func keepBusy() {
	loop := cloop.New()
	round := step.Fresh(step.Sequence(
		step.Call(loop, 3, false, step.Grow(16<<10)),
		func(*step.Goroutine) error {
			_, err := os.Stat("/")
			return err
		},
	))
	never := func() bool { return false }
	if err := step.Until(never, round)(new(step.Goroutine)); err != nil {
		fail(err)
	}
}

// takeTrace has the tracer walk the stacks of those in C.
func takeTrace() {
	if err := trace.Start(discard{}); err != nil {
		fail(err)
	}
	trace.Stop()
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// answer says how long the program was kept from running, as often as asked.
func answer() {
	gaps := make(chan time.Duration)
	ask := make(chan struct{})
	go watch(ask, gaps)
	fmt.Println("ready")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		ask <- struct{}{}
		fmt.Println((<-gaps).Nanoseconds())
	}
}

// watch looks at the clock all the time and keeps the longest step that it made.
func watch(ask <-chan struct{}, gaps chan<- time.Duration) {
	const nap = 200 * time.Microsecond
	var longest time.Duration
	last := time.Now()
	for {
		select {
		case <-ask:
			gaps <- longest
			longest = 0
		case <-time.After(nap):
		}
		now := time.Now()
		longest = max(longest, now.Sub(last)-nap)
		last = now
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "target: "+err.Error())
	os.Exit(3)
}
