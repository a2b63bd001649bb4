package main

import (
	"bytes"
	"math/rand"
	"runtime"
	"runtime/trace"
	"strconv"
	"strings"
	"testing"
)

// stay is where the goroutine of traced waits.
//
//go:noinline
func stay(id chan<- uint64, leave <-chan struct{}) {
	header := make([]byte, 64) // "goroutine 18 [running]:"
	words := strings.Fields(string(header[:runtime.Stack(header, false)]))
	n, err := strconv.ParseUint(words[1], 10, 64)
	if err != nil {
		panic(err)
	}
	id <- n
	<-leave
}

// traced returns a trace that the running release made while a goroutine waited
// in stay.
func traced(t *testing.T) (made []byte, goid uint64) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	id, leave := make(chan uint64), make(chan struct{})
	go stay(id, leave)
	defer close(leave)
	goid = <-id
	runtime.Gosched() // with one P: until it waits
	var out bytes.Buffer
	if err := trace.Start(&out); err != nil {
		t.Fatal(err)
	}
	trace.Stop()
	return out.Bytes(), goid
}

func TestStacks(t *testing.T) {
	made, goid := traced(t)
	found, err := stacks(made)
	if err != nil {
		t.Fatal(err)
	}
	s := found[goid]
	if function := "staleframe.dev/tracecheck.stay"; !s.has(function) || s.has(function+"ed") {
		t.Errorf("goroutine %d: %v", goid, s)
	}
}

func TestNoTrace(t *testing.T) {
	made, _ := traced(t)
	for name, tt := range map[string]struct {
		of   string
		want string
	}{
		"empty":     {"", "not a Go execution trace"},
		"garbage":   {strings.Repeat("garbage ", 100), "not a Go execution trace"},
		"too new":   {"go 1.99 trace\x00\x00\x00", "unsupported"},
		"truncated": {string(made[:len(made)/2]), ""},
	} {
		if found, err := stacks([]byte(tt.of)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %d stacks, error %v", name, len(found), err)
		}
	}
}

// Whatever became of a trace, there is an answer.
func TestDamagedTrace(t *testing.T) {
	made, _ := traced(t)
	random := rand.New(rand.NewSource(69087))
	errors := 0
	for range 300 {
		damaged := bytes.Clone(made)
		body := damaged[len("go 1.26 trace\x00\x00\x00"):]
		for range 1 + random.Intn(4) {
			body[random.Intn(len(body))] = byte(random.Intn(256))
		}
		if _, err := stacks(damaged); err != nil {
			errors++
		}
	}
	if errors == 0 {
		t.Error("no damage was noticed")
	}
}

func TestReaderPanics(t *testing.T) {
	_, err := safely(func([]byte) (map[uint64]stack, error) { panic("an oddity") }, nil)
	if err == nil || !strings.Contains(err.Error(), "an oddity") {
		t.Errorf("got %v", err)
	}
}
