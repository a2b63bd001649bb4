// Tracecheck runs a fixture, reads the execution traces that it records, and
// says whether the goroutines that were parked in C have their own stacks there.
//
//	tracecheck [-emulator WORD]... FIXTURE [ARGS...]
//
// The fixture is run as FIXTURE -trace-fd 3 ARGS..., with tracecheck's standard
// input, output and error. A fixture of another architecture takes a program that
// can run it: the words of -emulator, one each time, go before FIXTURE. When it has ended, tracecheck writes one more event to
// standard output, on one line:
//
//	{"event":"recorded","traces":1,"goroutines":1,"wrong":1,"right":0,"unrecorded":0,
//	 "first":{"goroutine":4,"expected":"main.(*part).subject.func1",
//	  "recorded":["runtime.cgocall cgocall.go:167","…"],
//	  "whose":{"goroutine":5,"function":"main.(*part).bystander.func1"}}}
//
// The field error is there besides if not all could be read: what was read until
// then still counts. See [Recorded] for each field.
//
// Then it ends as the fixture did: with its exit status, or by the same signal.
// Of its own it has two: 2 if it is not told what to run, 127 if that can't be
// started; then there is one line on standard error and no event. SIGQUIT is the
// fixture's, which answers it with its stacks, and is passed on.
//
// It is a module of its own since golang.org/x/exp/trace takes a newer Go than
// the fixture is built with, and reads the traces of all of them: the formats of
// Go 1.11 to 1.21, 1.22, 1.23, 1.25 and 1.26 are what it knew when the version in
// go.mod was current. Up to 1.22 a trace has no stacks of goroutines in which
// nothing happens: these are counted as unrecorded.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
)

const (
	exitUsage      = 2
	exitUnstarted  = 127
	exitUnsignaled = 128 // and the signal's number, if that did not end tracecheck
)

func main() {
	runtime.LockOSThread() // the child dies when the thread does that started it
	command, err := parse(os.Args[1:])
	if err != nil {
		fail(exitUsage, err.Error())
	}
	recordings, end, err := run(command)
	if err != nil {
		fail(exitUnstarted, err.Error())
	}
	line, err := json.Marshal(check(recordings))
	if err != nil {
		panic(err) // of numbers and strings: can't be
	}
	_, _ = os.Stdout.Write(append(line, '\n')) // nowhere left to say that it failed
	endAs(end)
}

// parse returns what to run.
func parse(args []string) (command []string, err error) {
	f := flag.NewFlagSet("tracecheck", flag.ContinueOnError)
	f.SetOutput(io.Discard) // an error is one line, and main's to print
	f.Func("emulator", "", func(word string) error {
		command = append(command, word)
		return nil
	})
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() == 0 {
		return nil, errors.New("want a fixture to run: tracecheck [-emulator WORD]... FIXTURE [ARGS...]")
	}
	command = append(command, f.Arg(0), "-trace-fd", "3")
	return append(command, f.Args()[1:]...), nil
}

func fail(status int, message string) {
	fmt.Fprintln(os.Stderr, "tracecheck: "+message)
	os.Exit(status)
}
