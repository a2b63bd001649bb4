// Package play does what a script says.
package play

import (
	"sync"
	"sync/atomic"

	"staleframe.dev/fixtures/internal/actor"
	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/cstep"
	"staleframe.dev/fixtures/internal/gstack"
	"staleframe.dev/fixtures/internal/layout"
	"staleframe.dev/fixtures/internal/script"
)

// A Watcher is told what comes about. It is called from any goroutine.
type Watcher interface {
	actor.Watcher
	Moved(callback uint64, from, to gstack.Bounds) // the first move only
}

// A Play is a script made ready to be done.
type Play struct {
	actors []script.Actor
	pulled sequences
	first  func() // all of the steps
	inC    []*cstep.Program
	watch  Watcher
	probe  *layout.Layout // nil: none
	moves  atomic.Uint64
	read   Reading

	lock sync.Mutex // guards read and err
	err  error      // the first
}

// Reading is what the probe saw.
type Reading struct {
	Callbacks, Stale, Consistent uint64
	First                        *cloop.StalePair // nil if Stale is 0
}

// New makes a script ready. It is to be freed after use.
func New(s script.Script, probe *layout.Layout, watch Watcher) *Play {
	p := &Play{actors: s.Actors(), watch: watch}
	if probe != nil && probe.HasBP {
		p.probe = probe
	}
	p.first = p.block(s.Steps)
	return p
}

// Free gives back what C has of the script. It must not be under way.
func (p *Play) Free() {
	for _, c := range p.inC {
		c.Free()
	}
}

// Run does the script so many times, each time on a fresh goroutine, whose stack is
// small, and returns what could not be brought about. Its actors go on meanwhile.
func (p *Play) Run(times int) error {
	var on []*actor.Actor
	for _, a := range p.actors {
		on = append(on, actor.Start(a, p.watch))
	}
	for i := 0; i < times; i++ {
		elsewhere(p.first)
	}
	for _, a := range on {
		p.fail(a.Stop())
	}
	return p.err
}

// Moves returns how many steps that are to move the stack did. It and Probed are
// for when the script is over.
func (p *Play) Moves() uint64 { return p.moves.Load() }

// Probed returns what the probe saw in all calls of C that came back.
func (p *Play) Probed() Reading { return p.read }

// fail keeps the first error. Steps that follow are done all the same: there is
// nothing that they could not stand.
func (p *Play) fail(err error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.err == nil {
		p.err = err
	}
}

// block returns what does the steps one after the other. Sequences that they pull
// last as long as it.
func (p *Play) block(steps []script.Step) func() {
	todo := make([]func(), len(steps))
	pulls := false
	for i, s := range steps {
		todo[i] = p.step(s)
		pulls = pulls || s.Kind == script.Pull
	}
	do := func() {
		for _, do := range todo {
			do()
		}
	}
	if !pulls {
		return do
	}
	return func() {
		defer p.pulled.dropDownTo(p.pulled.count())
		do()
	}
}

// moving does what is to move the stack, and looks whether it does. What else may
// move it, a collection at any time, goes unseen.
func (p *Play) moving(do func()) func() {
	return func() {
		from := gstack.Current()
		do()
		to := gstack.Current()
		if to.Hi != from.Hi && p.moves.Add(1) == 1 && p.watch != nil {
			p.watch.Moved(cstep.Callbacks(), from, to)
		}
	}
}

// inCalls returns what calls C to do the steps in the block.
func (p *Play) inCalls(s script.Step) func() {
	c := p.program(s.Block)
	if p.probe == nil {
		return func() { c.Call(s.Kind, nil) }
	}
	return func() {
		loop := cloop.New()
		defer p.probed(loop) // C may not come back, but panic
		loop.Probe(*p.probe)
		c.Call(s.Kind, loop)
	}
}

func (p *Play) program(steps []script.Step) *cstep.Program {
	c := cstep.New(steps, p.block)
	p.inC = append(p.inC, c)
	return c
}

func (p *Play) probed(loop *cloop.Loop) {
	p.lock.Lock()
	defer p.lock.Unlock()
	stale, consistent := loop.Probed()
	p.read.Callbacks += loop.Callbacks()
	p.read.Stale += stale
	p.read.Consistent += consistent
	if first, ok := loop.FirstStale(); ok && p.read.First == nil {
		p.read.First = &first
	}
	loop.Free()
}
