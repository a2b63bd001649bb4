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
	Grow       Kind = "grow"
	Hold       Kind = "hold"
	Shrink     Kind = "shrink"
	Call       Kind = "call"
	NoEscape   Kind = "noescape"
	NoCallback Kind = "nocallback"
	Callback   Kind = "callback"
	Park       Kind = "park"
	Spawn      Kind = "spawn"
	Thread     Kind = "thread"
	Lock       Kind = "lock"
	Defers     Kind = "defers"
	DeferLoop  Kind = "deferloop"
	Unwinds    Kind = "unwinds"
	Derefs     Kind = "derefs"
	Recovers   Kind = "recovers"
	Panics     Kind = "panics"
	Exits      Kind = "exits"
	Goexit     Kind = "goexit"
	Repeat     Kind = "repeat"
	Yield      Kind = "yield"
	Sleep      Kind = "sleep"
	Channel    Kind = "channel"
	Mutex      Kind = "mutex"
	Syscall    Kind = "syscall"
	Reads      Kind = "reads"
	Callers    Kind = "callers"
	Stack      Kind = "stack"
	Dump       Kind = "dump"
	Coro       Kind = "coro"
	Pull       Kind = "pull"
	Next       Kind = "next"
	Finalizer  Kind = "finalizer"
	Cleanup    Kind = "cleanup"
	Loop       Kind = "loop"
	NoFP       Kind = "nofp"
	Scribble   Kind = "scribble"
	BigFrame   Kind = "bigframe"
	AltStack   Kind = "altstack"
	Destructor Kind = "destructor"
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
	since  int // the minor release that it came with; 0: there in all
}

var frames = Range{1, 2000, 64} // of about 1 KiB

var shapes = map[Kind]shape{
	Grow:       {Go, None, frames, 0},
	Hold:       {Go, Go, frames, 0},
	Shrink:     {runs: Go},
	Call:       {runs: Go, block: C},
	NoEscape:   {runs: Go, block: C, since: 24},
	NoCallback: {runs: Go, block: C, since: 24},
	Callback:   {runs: C, block: Go},
	Park:       {C, None, Range{1, 200, 20}, 0}, // milliseconds
	Spawn:      {runs: Go, block: Go},
	Thread:     {runs: Go, block: C},
	Lock:       {runs: Go, block: Go},
	Defers:     {runs: Go, block: Go},
	DeferLoop:  {Go, Go, Range{1, 100, 10}, 0}, // functions
	Unwinds:    {runs: Go, block: Go},
	Derefs:     {runs: Go, block: Go},
	Recovers:   {runs: Go, block: Go},
	Panics:     {runs: Go},
	Exits:      {runs: Go, block: Go},
	Goexit:     {runs: Go},
	Repeat:     {Go, Go, Range{1, 1000, 10}, 0}, // times
	Yield:      {runs: Go},
	Sleep:      {Go, None, Range{1, 20000, 100}, 0}, // microseconds
	Channel:    {runs: Go},
	Mutex:      {runs: Go},
	Syscall:    {runs: Go},
	Reads:      {runs: Go},
	Callers:    {runs: Go},
	Stack:      {runs: Go},
	Dump:       {runs: Go},
	Coro:       {runs: Go, block: Go, since: 23},
	Pull:       {runs: Go, block: Go, since: 23},
	Next:       {runs: Go, since: 23},
	Finalizer:  {runs: Go, block: Go},
	Cleanup:    {runs: Go, block: Go, since: 24},
	Loop:       {C, C, Range{1, 1000, 10}, 0}, // times
	NoFP:       {runs: C, block: C},
	Scribble:   {C, C, Range{1, 4, 1}, 0}, // which value: see package callin
	BigFrame:   {runs: C, block: C},
	AltStack:   {runs: C, block: C},
	Destructor: {runs: C, block: C},
}

// elsewhere tells whether the block runs on another goroutine, or when that of the
// steps around it may be gone, so that a panic in it can't be recovered outside.
// That of coro does too, but iter.Pull passes panics on (src/iter/iter.go, Go
// 1.23.0).
func (k Kind) elsewhere() bool {
	switch k {
	case Spawn, Exits, Thread, Pull, Finalizer, Cleanup, Destructor:
		return true
	}
	return false
}

// final tells whether the block runs at the end of an object.
func (k Kind) final() bool { return k == Finalizer || k == Cleanup }

// An ActorKind is what goes on in the background, by its name in the language.
type ActorKind string

// The kinds of actors.
const (
	Tracer           ActorKind = "tracer"
	Flight           ActorKind = "flight"
	GC               ActorKind = "gc"
	Procs            ActorKind = "procs"
	CPUProfile       ActorKind = "cpuprofile"
	HeapProfile      ActorKind = "heapprofile"
	BlockProfile     ActorKind = "blockprofile"
	MutexProfile     ActorKind = "mutexprofile"
	GoroutineProfile ActorKind = "goroutineprofile"
	Preempt          ActorKind = "preempt"
	Signals          ActorKind = "signals"
	CgoTraceback     ActorKind = "cgotraceback"
)

// A cast is what the grammar leaves to each kind of actor.
type cast struct {
	number Range
	since  int // as in shape
}

var actors = map[ActorKind]cast{
	Tracer:           {Range{1, 1000, 2}, 0},  // milliseconds
	Flight:           {Range{1, 1000, 5}, 25}, // milliseconds
	GC:               {Range{1, 1000, 1}, 0},  // milliseconds
	Procs:            {},
	CPUProfile:       {},
	HeapProfile:      {},
	BlockProfile:     {},
	MutexProfile:     {},
	GoroutineProfile: {Range{1, 1000, 1}, 0}, // milliseconds
	Preempt:          {},
	Signals:          {},
	CgoTraceback:     {},
}

// buildOptions are how the harness builds this program. At most one of each group
// can be asked for.
var buildOptions = map[string]string{"race": "race", "noopt": "gcflags", "noinline": "gcflags"}

// settings are those of GODEBUG that a scenario can have. The harness runs this
// program with them.
var settings = map[string]bool{
	"efence":                   true,
	"gcshrinkstackoff":         true,
	"tracefpunwindoff":         true,
	"asyncpreemptoff":          true,
	"clobberfree":              true,
	"invalidptr":               true,
	"cgocheck":                 true,
	"gcstoptheworld":           true,
	"gccheckmark":              true,
	"adaptivestackstart":       true,
	"tracebackancestors":       true,
	"runtimecontentionstacks":  true,
	"dontfreezetheworld":       true,
	"profstackdepth":           true,
	"tracecheckstackownership": true,
	"madvdontneed":             true,
}
