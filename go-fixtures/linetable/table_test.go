package main

import (
	"reflect"
	"strings"
	"testing"
)

const goSourceText = `package p

import "time"

var hook = func() { // init
	boom()
}

//go:linkname sleep time.Sleep
func sleep(n int64) {
	if n < 0 {
		return
	}
	defer unlock(&l)
	go func() {
		work(n)
	}()
}

func (p *Pool[K, V]) get(
	k K,
) V {
	return p.
		find(k).
		value
}
`

func TestGoFunctions(t *testing.T) {
	functions, err := goFunctions([]byte(goSourceText))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range functions {
		got = append(got, f.name+" "+f.body())
	}
	want := []string{
		"init 0 1boom 1",
		"sleep 0 1 1 1 1unlock 1go 1work 1 1",
		"=time.Sleep 0 1 1 1 1unlock 1go 1work 1 1",
		"(*Pool).get 0 1 1 1find 1find 1 1",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if functions[1].start != 10 {
		t.Errorf("got start %d", functions[1].start)
	}
}

func TestGoFunctionsOfWhatIsNoGo(t *testing.T) {
	if _, err := goFunctions([]byte("package p\nfunc {")); err == nil {
		t.Error("no error")
	}
}

func TestAssemblyFunctions(t *testing.T) {
	source := `#include "textflag.h"
CALLFN(·call16, 16)
// a comment
TEXT runtime·mcall<ABIInternal>(SB), NOSPLIT, $0-8
	MOVQ	AX, DX	// save
again:

	CALL	runtime·badmcall2(SB)
	JMP	again
TEXT time·now<ABIInternal>(SB),NOSPLIT,$16
	RET
TEXT internal∕abi·FuncPCTest(SB),NOSPLIT,$0
	RET
`
	var got []string
	for _, f := range assemblyFunctions([]byte(source), "runtime") {
		got = append(got, f.name+" "+f.body())
	}
	want := []string{
		"call16 0",
		"mcall 0 1 3badmcall2 1",
		"=time.now 0 1",
		"=internal/abi.FuncPCTest 0 1",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestFileText(t *testing.T) {
	f := &file{ids: map[string]int{}, places: map[string][]place{}}
	same := lines{10: {}, 12: {"lock": true, "gopark": true}}
	for release, start := range []int{10, 10, 8, 10} {
		moved := lines{start: {}, start + 2: same[12]}
		f.add(function{"park", start, moved}, release)
	}
	f.add(function{"a", 1, lines{1: {}}}, 3)
	const want = "0 2gopark,lock\n0\n\na 1@1:3\npark 0@10:0-1,3 0@8:2\n"
	if got := f.text(); got != want {
		t.Errorf("got %q", got)
	}
}

func TestReleasesAreInOrderAndOnce(t *testing.T) {
	all := " " + strings.Join(allReleases(), " ") + " "
	for _, part := range []string{" 1.20rc3 1.20 1.20.1 ", " 1.20.14 1.21rc2 ", " 1.23rc1 1.23rc2 1.23.0 1.23.1 "} {
		if strings.Count(all, part) != 1 {
			t.Errorf("%q is not in %q", part, all)
		}
	}
}
