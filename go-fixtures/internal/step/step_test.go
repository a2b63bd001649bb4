package step

import (
	"errors"
	"testing"
	"time"

	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/gstack"
)

// do does a step on a fresh goroutine.
func do(s Step) *Goroutine {
	g := new(Goroutine)
	_ = Fresh(func(g *Goroutine) error { g.Run(s); return nil })(g)
	return g
}

func TestMoves(t *testing.T) {
	large := Grow(32 << 10)
	for name, tt := range map[string]struct {
		step  Step
		moves uint64
	}{
		"grow":              {Watch(large), 1},
		"grow twice":        {Sequence(Watch(large), Watch(large)), 1},
		"shrink":            {Sequence(large, Watch(Shrink)), 1},
		"shrink and regrow": {Sequence(large, Watch(Shrink), Watch(large)), 2},
		"small":             {Sequence(large, Watch(Grow(1<<10))), 0},
	} {
		t.Run(name, func(t *testing.T) {
			if g := do(tt.step); g.Err != nil || g.Moves != tt.moves {
				t.Errorf("%d moves, want %d; error %v", g.Moves, tt.moves, g.Err)
			}
		})
	}
}

func TestSmallestStackDoesNotShrink(t *testing.T) {
	never := func() bool { return false }
	if g := do(Until(never, Shrink)); !errors.Is(g.Err, ErrNotShrunk) {
		t.Errorf("got %v", g.Err)
	}
}

func TestOnMoveTellsFromAndTo(t *testing.T) {
	var from, to gstack.Bounds
	g := &Goroutine{OnMove: func(_ *Goroutine, f, t gstack.Bounds) { from, to = f, t }}
	if err := Fresh(Watch(Grow(32 << 10)))(g); err != nil {
		t.Fatal(err)
	}
	if from.Size() == 0 || to.Size() < 32<<10 || from == to {
		t.Errorf("from %+v to %+v", from, to)
	}
}

// An error ends the body of a call, but C parks all the same and the error is
// there to be seen while it does.
func TestErrorInCallback(t *testing.T) {
	loop := cloop.New()
	defer loop.Free()
	sick := errors.New("sick")
	times := 0
	g, ended := new(Goroutine), make(chan struct{})
	go func() {
		defer close(ended)
		g.Run(Call(loop, 3, true, func(*Goroutine) error { times++; return sick }))
	}()
	if err := loop.AwaitParked(10 * time.Second); err != nil {
		t.Fatal(err)
	}
	if g.Err != sick || times != 1 {
		t.Errorf("error %v after %d times", g.Err, times)
	}
	loop.Release()
	<-ended
	if g.Err != sick || loop.Callbacks() != 3 || loop.Parks() != 1 {
		t.Errorf("error %v, %d callbacks, %d parks", g.Err, loop.Callbacks(), loop.Parks())
	}
}

func TestNestedCalls(t *testing.T) {
	outer, inner := cloop.New(), cloop.New()
	defer outer.Free()
	defer inner.Free()
	var seen []uint64
	note := func(g *Goroutine) error { seen = append(seen, g.Callback); return nil }
	if g := do(Call(outer, 2, false, Call(inner, 2, false, note))); g.Err != nil {
		t.Fatal(g.Err)
	}
	if len(seen) != 4 || outer.Callbacks() != 2 || inner.Callbacks() != 4 {
		t.Errorf("saw %v, %d outer and %d inner callbacks", seen, outer.Callbacks(), inner.Callbacks())
	}
}

func TestAwaitParkedGivesUp(t *testing.T) {
	loop := cloop.New()
	defer loop.Free()
	if err := loop.AwaitParked(time.Millisecond); !errors.Is(err, cloop.ErrNotParked) {
		t.Errorf("got %v", err)
	}
}
