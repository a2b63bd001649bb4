package script

import "fmt"

// Parse reads a scenario. Whether there is a coro depends on the release. Errors
// give line and column; the harness, which has read the text before, says more.
func Parse(text string, coro bool) (Script, error) {
	if len(text) > MostBytes {
		return Script{}, fmt.Errorf("scenario: %d bytes are too long; the limit is %d", len(text), MostBytes)
	}
	p := &parser{words: split(text), coro: coro}
	return p.script()
}

type parser struct {
	words []word
	at    int
	steps int // so far
	coro  bool
}

// A scope is what the steps around one allow.
type scope struct {
	side     Side
	recovers bool // a panic is recovered further out, on the same goroutine
	depth    int
}

func (p *parser) peek() word { return p.words[p.at] }

// next returns a word and goes on to the one after it. The end comes again and
// again.
func (p *parser) next() word {
	w := p.peek()
	if !w.isEnd() {
		p.at++
	}
	return w
}

func (p *parser) script() (s Script, err error) {
	if p.peek().text == "with" {
		if s.Actors, err = p.actors(); err != nil {
			return Script{}, err
		}
	}
	if s.Steps, err = p.block(scope{Go, false, 1}); err != nil {
		return Script{}, err
	}
	if w := p.peek(); !w.isEnd() {
		return Script{}, w.errorf(`"}" without a "{" before it`)
	}
	return s, nil
}

func (p *parser) actors() (list []Actor, err error) {
	for more := true; more; more = p.peek().text == "," {
		p.at++ // "with" or ","
		name := p.next()
		kind := ActorKind(name.text)
		numbers, ok := actors[kind]
		if !ok {
			return nil, name.errorf("%s is not an actor", name.quoted())
		}
		for _, a := range list {
			if a.Kind == kind {
				return nil, name.errorf("%s is there already; there can be one of each actor", name.quoted())
			}
		}
		n, err := p.number(name, numbers)
		if err != nil {
			return nil, err
		}
		list = append(list, Actor{kind, n})
	}
	if w := p.next(); w.text != ";" {
		return nil, w.errorf(`";" expected after the actors, but found %s`, w.quoted())
	}
	return list, nil
}

// block reads steps up to a closing brace or the end, which it leaves.
func (p *parser) block(in scope) (list []Step, err error) {
	for w := p.peek(); !w.isEnd() && w.text != "}"; w = p.peek() {
		s, err := p.step(in)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (p *parser) step(in scope) (s Step, err error) {
	name := p.next()
	s.Kind = Kind(name.text)
	if err := p.check(name, s.Kind, in); err != nil {
		return s, err
	}
	if p.steps++; p.steps > MostSteps {
		return s, name.errorf("%s is one too many; the limit is %d steps", name.quoted(), MostSteps)
	}
	shape := shapes[s.Kind]
	if s.Number, err = p.number(name, shape.number); err != nil {
		return s, err
	}
	if shape.block == None {
		if w := p.peek(); w.text == "{" {
			return s, w.errorf("%s has no block", name.quoted())
		}
		return s, nil
	}
	open := p.next()
	if open.text != "{" {
		return s, open.errorf(`"{" expected after %s, which needs a block of steps in %s, but found %s`,
			name.quoted(), shape.block, open.quoted())
	}
	recovers := s.Kind == Recovers || in.recovers && !s.Kind.elsewhere()
	if s.Block, err = p.block(scope{shape.block, recovers, in.depth + 1}); err != nil {
		return s, err
	}
	if p.next().isEnd() {
		return s, open.errorf(`no "}" for this "{" of %s`, name.quoted())
	}
	return s, nil
}

// check tells why a step can't stand where it does.
func (p *parser) check(name word, kind Kind, in scope) error {
	shape, ok := shapes[kind]
	switch {
	case !ok:
		return name.errorf("%s is not a step", name.quoted())
	case shape.runs != in.side && in.side == Go:
		return name.errorf(`%s is a step in C; put it in a "call" or a "thread"`, name.quoted())
	case shape.runs != in.side:
		return name.errorf(`%s is a step in Go; in C put it in a "callback"`, name.quoted())
	case kind == Panics && !in.recovers:
		return name.errorf(`%s must be inside of a "recovers" on the same goroutine`, name.quoted())
	case in.depth > MostDepth:
		return name.errorf("%s is nested deeper than %d", name.quoted(), MostDepth)
	case kind == Coro && !p.coro:
		return name.errorf("%s is not in this release; it needs Go 1.23 or newer", name.quoted())
	}
	return nil
}

// number reads the number that follows, or takes the usual one.
func (p *parser) number(name word, r Range) (int, error) {
	w := p.peek()
	switch {
	case !w.startsWithDigit():
		return r.Usual, nil
	case !r.takes():
		return 0, w.errorf("%s takes no number, but found %s", name.quoted(), w.quoted())
	}
	p.at++
	n := w.number()
	if !r.allows(n) {
		return 0, w.errorf("%s is not a number that %s can take: %d to %d", w.quoted(), name.quoted(), r.Least, r.Most)
	}
	return n, nil
}
