package script

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
)

// newest has all there is.
const newest = 27

func TestCanonical(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"  # nothing\n\t# at all":      "",
		"with tracer;":                 "with tracer;",
		"with gc 2,procs , preempt ; ": "with gc 2, procs, preempt;",
		"with tracer 2, gc 1, cpuprofile; grow 64":                                   "with tracer, gc, cpuprofile; grow",
		"call{callback{grow 200}park}":                                               "call { callback { grow 200 } park }",
		"call { # C\r\n callback {\n}\n}":                                            "call { callback { } }",
		"call { park 20 } repeat 10 { sleep 100 }":                                   "call { park } repeat { sleep }",
		"repeat 1000{hold 1{grow 2000}}":                                             "repeat 1000 { hold 1 { grow 2000 } }",
		"recovers { call { nofp { bigframe { callback { defers { panics } } } } } }": "recovers { call { nofp { bigframe { callback { defers { panics } } } } } }",
		"recovers { coro { lock { panics } } }":                                      "recovers { coro { lock { panics } } }",
		"spawn { thread { callback { recovers { panics } } } }":                      "spawn { thread { callback { recovers { panics } } } }",
	} {
		s, err := Parse(text, newest)
		if err != nil || s.String() != want {
			t.Errorf("%q: got %q, error %v", text, s, err)
			continue
		}
		if again, err := Parse(want, newest); err != nil || again.String() != want {
			t.Errorf("%q: canonical, but read as %q, error %v", want, again, err)
		}
	}
}

func TestTree(t *testing.T) {
	s, err := Parse("with tracer, gc 7; call { callback { grow 200 shrink } park } yield", newest)
	want := `[{tracer 2} {gc 7}] [{call 0 [{callback 0 [{grow 200 []} {shrink 0 []}]} {park 20 []}]} {yield 0 []}]`
	if got := fmt.Sprint(s.Actors(), " ", s.Steps); err != nil || got != want {
		t.Errorf("got %s, error %v", got, err)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"gorw":                          `1:1: "gorw" is not a step`,
		"grow200":                       `1:1: "grow200" is not a step`,
		"Grow":                          `1:1: "Grow" is not a step`,
		"tracer":                        `1:1: "tracer" is not a step`,
		"yield\n with gc; yield":        `2:2: "with" is not a step`,
		"\tgrow 0":                      `1:7: "0" is not a number that "grow" can take: 1 to 2000`,
		"grow 2001":                     `1:6: "2001" is not a number that "grow" can take: 1 to 2000`,
		"grow 007":                      `1:6: "007" is not a number that "grow" can take: 1 to 2000`,
		"grow 99999999999999999":        `1:6: "99999999999999999" is not a number that "grow" can take: 1 to 2000`,
		"grow 1x":                       `1:6: "1x" is not a number that "grow" can take: 1 to 2000`,
		"grow -1":                       `1:6: "-1" is not a step`,
		"yield 3":                       `1:7: "yield" takes no number, but found "3"`,
		"grow { }":                      `1:6: "grow" has no block`,
		"call":                          `1:5: "{" expected after "call", which needs a block of steps in C, but found the end`,
		"hold 3 grow":                   `1:8: "{" expected after "hold", which needs a block of steps in Go, but found "grow"`,
		"call {\ncallback { grow ":      `2:10: no "}" for this "{" of "callback"`,
		"yield }":                       `1:7: "}" without a "{" before it`,
		"park":                          `1:1: "park" is a step in C; put it in a "call" or a "thread"`,
		"call { grow }":                 `1:8: "grow" is a step in Go; in C put it in a "callback"`,
		"call { call { } }":             `1:8: "call" is a step in Go; in C put it in a "callback"`,
		"panics":                        `1:1: "panics" must be inside of a "recovers" on the same goroutine`,
		"recovers { spawn { panics } }": `1:20: "panics" must be inside of a "recovers" on the same goroutine`,
		"recovers { exits { panics } }": `1:20: "panics" must be inside of a "recovers" on the same goroutine`,
		"recovers { thread { callback { panics } } }": `1:32: "panics" must be inside of a "recovers" on the same goroutine`,
		"recovers { } panics":                         `1:14: "panics" must be inside of a "recovers" on the same goroutine`,
		"with grow;":                                  `1:6: "grow" is not an actor or a build option`,
		"with":                                        `1:5: the end is not an actor or a build option`,
		"with tracer,;":                               `1:13: ";" is not an actor or a build option`,
		"with tracer, gc, tracer;":                    `1:18: "tracer" or its like is there already`,
		"with tracer grow":                            `1:13: ";" expected at the end of the header, but found "grow"`,
		"with tracer 1001;":                           `1:13: "1001" is not a number that "tracer" can take: 1 to 1000`,
		"with procs 2;":                               `1:12: "procs" takes no number, but found "2"`,
		"with efnce=1;":                               `1:6: "efnce=1" is not a setting that a scenario can have`,
		"with noopt, noinline;":                       `1:13: "noinline" or its like is there already`,
		"goexit":                                      `1:1: "goexit" must be inside of an "exits" on the same goroutine`,
		"call { destructor { } }":                     `1:8: "destructor" must be inside of a "thread", and not of a callback in it`,
		"a\x1b\u2028":                                 `1:1: "a\u{1b}\u{2028}" is not a step`,
		strings.Repeat("x", 50):                       `1:1: "` + strings.Repeat("x", 40) + `..." is not a step`,
		strings.Repeat("lock { ", 16) + "yield":       `1:113: "yield" is nested deeper than 16`,
		strings.Repeat("yield ", 65):                  `1:385: "yield" is one too many; the limit is 64 steps`,
		"# " + strings.Repeat("x", 4094) + "\ngrow 1x": ` 4104 bytes are too long; the limit is 4096`,
	} {
		if s, err := Parse(text, newest); err == nil || err.Error() != "scenario:"+want {
			t.Errorf("%q:\nwant scenario:%s\ngot  %v (%s)", text, want, err, s)
		}
	}
}

func TestBoundsAreReached(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("lock { ", 15) + "yield" + strings.Repeat(" }", 15),
		strings.Repeat("yield ", 64),
		"yield #" + strings.Repeat("x", 4089),
	} {
		if _, err := Parse(text, newest); err != nil {
			t.Errorf("%.40s...: %v", text, err)
		}
	}
}

func TestOnlyWhatTheReleaseHas(t *testing.T) {
	for text, want := range map[string]string{
		"lock { coro { } }":   `1:8: "coro" is not in this release; it needs Go 1.23 or newer`,
		"cleanup { }":         `1:1: "cleanup" is not in this release; it needs Go 1.24 or newer`,
		"with gc, flight;":    `1:10: "flight" is not in this release; it needs Go 1.25 or newer`,
		"nocallback { park }": `1:1: "nocallback" is not in this release; it needs Go 1.24 or newer`,
	} {
		if _, err := Parse(text, 22); err == nil || err.Error() != "scenario:"+want {
			t.Errorf("%q: got %v", text, err)
		}
	}
}

// The harness reads the same texts the same way.
func TestAsTheHarnessDoes(t *testing.T) {
	file, err := os.ReadFile("testdata/scenarios.txt")
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, line := range strings.Split(string(file), "\n") {
		if !strings.HasPrefix(line, "+ ") && !strings.HasPrefix(line, "- ") {
			continue
		}
		tested++
		text, want, ok := strings.Cut(strings.ReplaceAll(line[2:], `\n`, "\n"), " => ")
		if !ok {
			want = text
		}
		s, err := Parse(text, newest)
		switch {
		case line[0] == '+' && (err != nil || s.String() != want):
			t.Errorf("%q: got %q, error %v", text, s, err)
		case line[0] == '-' && (err == nil || !strings.HasPrefix(err.Error(), "scenario:"+want+":")):
			t.Errorf("%q: got %q, error %v", text, s, err)
		}
	}
	if tested < 80 {
		t.Errorf("%d texts", tested)
	}
}

// Each kind has a place where it may stand, with each number that it may take and
// none beyond.
func TestEveryKind(t *testing.T) {
	for kind, shape := range shapes {
		before, after := "recovers { ", " }"
		switch {
		case shape.runs == C:
			before = "thread { "
		case kind == Goexit:
			before = "exits { "
		}
		block := ""
		if shape.block != None {
			block = " { }"
		}
		r := shape.number
		for n, want := range map[int]bool{r.Least: true, r.Most: true, r.Least - 1: false, r.Most + 1: false} {
			if r.takes() {
				_, err := Parse(fmt.Sprint(before, string(kind), " ", n, block, after), newest)
				if (err == nil) != want {
					t.Errorf("%s %d: %v", kind, n, err)
				}
			}
		}
		text := before + string(kind) + block + after
		if s, err := Parse(text, newest); err != nil || s.Steps[0].Block[0].Number != r.Usual || s.String() != text {
			t.Errorf("%s: %v, error %v", text, s, err)
		}
	}
}

// Whatever the text, it is a scenario whose canonical form means the same, or an
// error of one line.
func TestAnyText(t *testing.T) {
	words := []string{"{", "}", ",", ";", "#", "\n", " ", "with", "0", "7", "2000", "00", "é", "\xff"}
	for kind := range shapes {
		words = append(words, string(kind), string(kind)+" {")
	}
	for kind := range actors {
		words = append(words, string(kind))
	}
	random := rand.New(rand.NewSource(1))
	good := 0
	for i := 0; i < 20000; i++ {
		var text string
		for n := random.Intn(8); n >= 0; n-- {
			text += words[random.Intn(len(words))] + " "
		}
		s, err := Parse(text, newest)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "scenario:") || strings.Contains(err.Error(), "\n") {
				t.Fatalf("%q: %v", text, err)
			}
			continue
		}
		good++
		if again, err := Parse(s.String(), newest); err != nil || fmt.Sprint(again) != fmt.Sprint(s) {
			t.Fatalf("%q: %s, read as %s, error %v", text, s, again, err)
		}
	}
	if good < 100 {
		t.Errorf("%d texts of them were scenarios", good)
	}
}
