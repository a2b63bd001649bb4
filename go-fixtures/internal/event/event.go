// Package event writes what a fixture does as one JSON object a line.
//
// Each event is one write(2), at once and unbuffered: the process may be about
// to die of the very fault it exists to show, and whatever sat in a buffer
// would die with it. The encoding is by hand because encoding/json would cost
// more at start-up than most scenarios take to run.
package event

import (
	"io"

	"staleframe.dev/fixtures/internal/gstack"
)

// A Writer writes events. It may be used by many goroutines at once if the
// underlying writer may: a *os.File may, and the kernel keeps lines this short
// whole on a pipe.
type Writer struct {
	out io.Writer
}

// NewWriter returns a Writer on out.
func NewWriter(out io.Writer) *Writer { return &Writer{out} }

// Started is what a fixture says of itself before it does anything.
type Started struct {
	Scenario      string
	Go            string // runtime.Version()
	Arch          string // runtime.GOARCH
	PID           int
	Goroutines    int
	Callbacks     uint64
	Cycles        int
	FramePointers bool // whether the C library keeps them
}

// Done is what a fixture counted, said last.
type Done struct {
	Callbacks, Moves, Parks uint64
	Cycles                  int
}

// Started writes the first event of a run.
func (w *Writer) Started(s Started) {
	w.write(begin("started").
		str("scenario", s.Scenario).
		str("go", s.Go).
		str("arch", s.Arch).
		num("pid", uint64(s.PID)).
		num("goroutines", uint64(s.Goroutines)).
		num("callbacks", s.Callbacks).
		num("cycles", uint64(s.Cycles)).
		boolean("framePointers", s.FramePointers))
}

// Moved writes that a goroutine's stack moved during a callback.
func (w *Writer) Moved(goroutine int, callback uint64, from, to gstack.Bounds) {
	w.write(begin("moved").
		num("goroutine", uint64(goroutine)).
		num("callback", callback).
		bounds("from", from).
		bounds("to", to))
}

// Parked writes that a goroutine waits in C.
func (w *Writer) Parked(goroutine int) {
	w.write(begin("parked").num("goroutine", uint64(goroutine)))
}

// TraceStart writes that the tracer is about to start.
func (w *Writer) TraceStart(cycle int) {
	w.write(begin("trace-start").num("cycle", uint64(cycle)))
}

// TraceStop writes that the tracer has stopped, having produced that many bytes.
func (w *Writer) TraceStop(cycle int, bytes uint64) {
	w.write(begin("trace-stop").num("cycle", uint64(cycle)).num("bytes", bytes))
}

// Probe is what C saw in the g after the callbacks.
type Probe struct {
	Callbacks, Stale, Consistent uint64
	First                        *Stale // nil if Stale is 0
}

// Stale is the first stale frame pointer that C saw.
type Stale struct {
	Goroutine  int
	Callback   uint64
	SP, PC, BP uintptr       // syscallsp, syscallpc, syscallbp
	Stack      gstack.Bounds // where the stack is
	From       gstack.Bounds // where it was; zero if that is not known
}

// Probe writes what the probe saw.
func (w *Writer) Probe(p Probe) {
	o := begin("probe").
		boolean("field", true).
		num("callbacks", p.Callbacks).
		num("stale", p.Stale).
		num("consistent", p.Consistent)
	if f := p.First; f != nil {
		o = o.open("first").
			num("goroutine", uint64(f.Goroutine)).
			num("callback", f.Callback).
			address("sp", f.SP).
			address("pc", f.PC).
			address("bp", f.BP).
			address("lo", f.Stack.Lo).
			address("hi", f.Stack.Hi)
		if f.From != (gstack.Bounds{}) {
			o = o.bounds("from", f.From)
		}
		o = o.shut()
	}
	w.write(o)
}

// NoField writes that the release has no field that could be stale.
func (w *Writer) NoField() { w.write(begin("probe").boolean("field", false)) }

// BadCall writes that the caller is about to give the runtime a bad pointer, to
// see whether that check finds it outside of the stack.
func (w *Writer) BadCall(check string, pointer uintptr, stack gstack.Bounds) {
	w.write(begin("bad-call").
		str("check", check).
		address("pointer", pointer).
		address("lo", stack.Lo).
		address("hi", stack.Hi))
}

// Timing is how long something took.
type Timing struct {
	Shuffle    uint64 // what the binary's functions were shuffled by; 0: they were not
	Operations uint64 // of a batch
	Nanos      uint64 // the fastest batch, in nanoseconds
	Batches    uint64
}

// Timing writes how long the fastest of some batches of operations took.
func (w *Writer) Timing(t Timing) {
	w.write(begin("timing").
		num("shuffle", t.Shuffle).
		num("operations", t.Operations).
		num("nanos", t.Nanos).
		num("batches", t.Batches))
}

// Done writes the last event of a run in which everything came about.
func (w *Writer) Done(d Done) {
	w.write(begin("done").
		num("callbacks", d.Callbacks).
		num("moves", d.Moves).
		num("parks", d.Parks).
		num("cycles", uint64(d.Cycles)))
}

// Error writes the last event of a run in which something did not come about.
func (w *Writer) Error(message string) {
	w.write(begin("error").str("message", message))
}

// write drops the error: there is nowhere left to report it, and a reader that
// went away must not change what the runtime under test does next.
func (w *Writer) write(o object) {
	o = append(o, "}\n"...)
	_, _ = w.out.Write(o)
}
