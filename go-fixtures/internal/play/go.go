package play

import (
	"errors"
	"runtime"
	"sync"
	"syscall"
	"time"

	"staleframe.dev/fixtures/internal/step"
)

// frame is what grow and hold count in, in bytes.
const frame = 1 << 10

// planned is what the step panics with.
var planned = errors.New("a panic that the script says")

// elsewhere does the body on a fresh goroutine and waits for its end, whichever
// that is.
func elsewhere(body func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		makeRoom()
		body()
	}()
	<-done
}

// makeRoom has a fresh goroutine's stack grow from 2 to 4 kB. The way to C and back
// into Go takes half of that; if it moved the stack, each callback would. To grow
// by more than the rest is left to the script.
func makeRoom() { _ = step.Grow(1 << 10)(nil) }

func locked(body func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread() // also in a panic
	body()
}

// recovered does the body, which may panic as a script may. Another panic is a
// fault, and goes on.
func recovered(body func()) {
	defer func() {
		if r := recover(); r != nil && r != planned {
			panic(r)
		}
	}()
	body()
}

func repeated(times int, body func()) {
	for i := 0; i < times; i++ {
		body()
	}
}

// pingPong sends three numbers to another goroutine and gets each back.
func pingPong() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		defer close(pong)
		for n := range ping {
			pong <- n
		}
	}()
	for n := 0; n < 3; n++ {
		ping <- n
		<-pong
	}
	close(ping)
	<-pong
}

// contend waits for a mutex that another goroutine holds.
func contend() {
	var m sync.Mutex
	held := make(chan struct{})
	go func() {
		m.Lock()
		close(held)
		time.Sleep(writeAfter)
		m.Unlock()
	}()
	<-held
	m.Lock()
	m.Unlock()
}

// writeAfter is for how long readPipe and contend wait, or about so.
const writeAfter = 50 * time.Microsecond

// readPipe waits in read(2) until another goroutine writes. A pipe of package os
// would have it wait in the scheduler.
func readPipe() error {
	var ends [2]int
	if err := syscall.Pipe2(ends[:], syscall.O_CLOEXEC); err != nil {
		return err
	}
	defer syscall.Close(ends[0])
	written := make(chan error)
	go func() {
		time.Sleep(writeAfter)
		_, err := syscall.Write(ends[1], []byte{0})
		syscall.Close(ends[1])
		written <- err
	}()
	var b [1]byte
	_, err := syscall.Read(ends[0], b[:])
	for err == syscall.EINTR {
		_, err = syscall.Read(ends[0], b[:])
	}
	if failed := <-written; failed != nil {
		return failed
	}
	return err
}

func callers() {
	var pcs [64]uintptr
	runtime.Callers(0, pcs[:])
}

// dump has the stacks of all goroutines written, which stops the world.
func dump() {
	runtime.Stack(make([]byte, 64<<10), true)
}
