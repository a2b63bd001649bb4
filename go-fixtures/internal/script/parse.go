package script

import (
	"fmt"
	"strconv"
	"strings"
)

// Parse reads a scenario for the minor release of Go given, such as 23. Errors give
// line and column; the harness, which has read the text before, says more.
func Parse(text string, minor int) (Script, error) {
	if len(text) > MostBytes {
		return Script{}, fmt.Errorf("scenario: %d bytes are too long; the limit is %d", len(text), MostBytes)
	}
	p := &parser{words: split(text), minor: minor}
	return p.script()
}

type parser struct {
	words []word
	at    int
	steps int // so far
	minor int
}

// A scope is what the steps around one allow.
type scope struct {
	side     Side
	recovers bool // a panic is recovered further out, on the same goroutine
	exits    bool // the goroutine may end
	onThread bool // of C's own, with nothing of Go on its stack
	final    bool // somewhere in a finalizer or a cleanup, which others would wait for
	depth    int
}

// in returns the scope of the block of a step that stands here.
func (s scope) in(kind Kind) scope {
	block, here := shapes[kind].block, !kind.elsewhere()
	return scope{
		side:     block,
		recovers: kind == Recovers || kind == Unwinds || s.recovers && here,
		exits:    kind == Exits || s.exits && here,
		onThread: kind == Thread || s.onThread && block == C && here,
		final:    kind.final() || s.final,
		depth:    s.depth + 1,
	}
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
		if s.Header, err = p.header(); err != nil {
			return Script{}, err
		}
	}
	if s.Steps, err = p.block(scope{side: Go, depth: 1}); err != nil {
		return Script{}, err
	}
	if w := p.peek(); !w.isEnd() {
		return Script{}, w.errorf(`"}" without a "{" before it`)
	}
	return s, nil
}

func (p *parser) header() (list []Entry, err error) {
	taken := map[string]bool{}
	for more := true; more; more = p.peek().text == "," {
		p.at++ // "with" or ","
		name := p.next()
		e, key, err := p.entry(name)
		if err != nil {
			return nil, err
		}
		if taken[key] {
			return nil, name.errorf("%s or its like is there already", name.quoted())
		}
		taken[key] = true
		list = append(list, e)
	}
	if w := p.next(); w.text != ";" {
		return nil, w.errorf(`";" expected at the end of the header, but found %s`, w.quoted())
	}
	return list, nil
}

// entry reads one, and returns what there can be only one of.
func (p *parser) entry(name word) (e Entry, key string, err error) {
	if setting, value, ok := strings.Cut(name.text, "="); ok {
		if !settings[setting] || !isValue(value) {
			return e, "", name.errorf("%s is not a setting that a scenario can have", name.quoted())
		}
		return Entry{Harness: name.text}, setting, nil
	}
	if group, ok := buildOptions[name.text]; ok {
		_, err := p.number(name, Range{})
		return Entry{Harness: name.text}, group, err
	}
	kind := ActorKind(name.text)
	cast, ok := actors[kind]
	switch {
	case !ok:
		return e, "", name.errorf("%s is not an actor or a build option", name.quoted())
	case cast.since > p.minor:
		return e, "", p.lacks(name, cast.since)
	}
	n, err := p.number(name, cast.number)
	return Entry{Actor: Actor{kind, n}}, name.text, err
}

// isValue tells whether the text is a number of at most four digits.
func isValue(text string) bool {
	n := word{text: text}.number()
	return len(text) <= 4 && n >= 0 && strconv.Itoa(n) == text
}

// lacks is the error of what came with a later release.
func (p *parser) lacks(name word, since int) error {
	return name.errorf("%s is not in this release; it needs Go 1.%d or newer", name.quoted(), since)
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
	if s.Block, err = p.block(in.in(s.Kind)); err != nil {
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
	case kind == Goexit && !in.exits:
		return name.errorf(`%s must be inside of an "exits" on the same goroutine`, name.quoted())
	case kind == Destructor && !in.onThread:
		return name.errorf(`%s must be inside of a "thread", and not of a callback in it`, name.quoted())
	case kind.final() && in.final:
		return name.errorf(`%s must not be inside of a "finalizer" or a "cleanup", which it would wait for`, name.quoted())
	case in.depth > MostDepth:
		return name.errorf("%s is nested deeper than %d", name.quoted(), MostDepth)
	case shape.since > p.minor:
		return p.lacks(name, shape.since)
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
