package script

// A Side is a language that steps run in.
type Side string

const (
	None Side = "" // no steps at all: there is no block
	Go   Side = "Go"
	C    Side = "C"
)

// A Kind is what a step does, by its name in the language.
type Kind string

// The kinds of steps. README.md says what each does.
const (
	Grow     Kind = "grow"
	Hold     Kind = "hold"
	Shrink   Kind = "shrink"
	Call     Kind = "call"
	Callback Kind = "callback"
	Park     Kind = "park"
	Spawn    Kind = "spawn"
	Thread   Kind = "thread"
	Lock     Kind = "lock"
	Defers   Kind = "defers"
	Recovers Kind = "recovers"
	Panics   Kind = "panics"
	Exits    Kind = "exits"
	Repeat   Kind = "repeat"
	Yield    Kind = "yield"
	Sleep    Kind = "sleep"
	Channel  Kind = "channel"
	Syscall  Kind = "syscall"
	Reads    Kind = "reads"
	Callers  Kind = "callers"
	Dump     Kind = "dump"
	Coro     Kind = "coro"
	NoFP     Kind = "nofp"
	BigFrame Kind = "bigframe"
)

// A Range is the numbers that a name may be followed by. One that takes none has
// the zero Range.
type Range struct {
	Least, Most int
	Usual       int // what is meant where none is given
}

// takes tells whether there may be a number at all.
func (r Range) takes() bool { return r.Most > 0 }

func (r Range) allows(n int) bool { return r.Least <= n && n <= r.Most }

// A shape is what the grammar leaves to each kind of step.
type shape struct {
	runs   Side
	block  Side
	number Range
}

var frames = Range{1, 2000, 64} // of about 1 KiB

var shapes = map[Kind]shape{
	Grow:     {Go, None, frames},
	Hold:     {Go, Go, frames},
	Shrink:   {runs: Go},
	Call:     {Go, C, Range{}},
	Callback: {C, Go, Range{}},
	Park:     {C, None, Range{1, 200, 20}}, // milliseconds
	Spawn:    {Go, Go, Range{}},
	Thread:   {Go, C, Range{}},
	Lock:     {Go, Go, Range{}},
	Defers:   {Go, Go, Range{}},
	Recovers: {Go, Go, Range{}},
	Panics:   {runs: Go},
	Exits:    {Go, Go, Range{}},
	Repeat:   {Go, Go, Range{1, 1000, 10}}, // times
	Yield:    {runs: Go},
	Sleep:    {Go, None, Range{1, 20000, 100}}, // microseconds
	Channel:  {runs: Go},
	Syscall:  {runs: Go},
	Reads:    {runs: Go},
	Callers:  {runs: Go},
	Dump:     {runs: Go},
	Coro:     {Go, Go, Range{}},
	NoFP:     {C, C, Range{}},
	BigFrame: {C, C, Range{}},
}

// elsewhere tells whether the block runs on another goroutine, so that a panic in
// it can't be recovered outside. That of coro does too, but iter.Pull passes
// panics on (src/iter/iter.go, Go 1.23.0).
func (k Kind) elsewhere() bool { return k == Spawn || k == Exits || k == Thread }

// An ActorKind is what goes on in the background, by its name in the language.
type ActorKind string

// The kinds of actors.
const (
	Tracer     ActorKind = "tracer"
	GC         ActorKind = "gc"
	Procs      ActorKind = "procs"
	CPUProfile ActorKind = "cpuprofile"
	Preempt    ActorKind = "preempt"
)

var actors = map[ActorKind]Range{
	Tracer:     {1, 1000, 2}, // milliseconds
	GC:         {1, 1000, 1}, // milliseconds
	Procs:      {},
	CPUProfile: {},
	Preempt:    {},
}
