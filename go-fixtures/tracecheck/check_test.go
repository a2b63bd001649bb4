package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// frames of a stack as the fixture's come out, from the functions alone.
func calls(functions ...string) stack {
	var s stack
	for i, f := range functions {
		s = append(s, frame{uint64(i), f, "/src/" + f + ".go", uint64(i)})
	}
	return s
}

var listed = []goroutine{
	{parked, 4, "subject"},
	{bystander, 5, "bystander"},
}

func TestJudge(t *testing.T) {
	right, theirs := calls("cgocall", "Call", "subject", "start"), calls("cgocall", "Call", "bystander", "start")
	for name, tt := range map[string]struct {
		found                    map[uint64]stack
		wrong, right, unrecorded int
		whose                    Whose
	}{
		"right":       {map[uint64]stack{4: right, 5: theirs}, 0, 1, 0, Whose{}},
		"no stack":    {map[uint64]stack{5: theirs}, 0, 0, 1, Whose{}},
		"bystander's": {map[uint64]stack{4: theirs, 5: theirs, 6: calls("main")}, 1, 0, 0, Whose{5, "bystander"}},
		"one of two":  {map[uint64]stack{4: theirs, 5: theirs, 6: theirs}, 1, 0, 0, Whose{0, "bystander"}},
		// The innermost frame is the goroutine's own all the same.
		"a stack's outer part": {map[uint64]stack{4: theirs, 5: append(calls("park"), theirs[1:]...)}, 1, 0, 0, Whose{5, "bystander"}},
		"a stranger's":         {map[uint64]stack{4: calls("cgocall", "worker"), 5: theirs, 9: calls("gopark", "worker")}, 1, 0, 0, Whose{9, "worker"}},
		"nobody's":             {map[uint64]stack{4: calls("cgocall", ""), 5: theirs}, 1, 0, 0, Whose{0, ""}},
		"cut off":              {map[uint64]stack{4: calls("cgocall"), 5: theirs}, 1, 0, 0, Whose{0, "cgocall"}},
	} {
		t.Run(name, func(t *testing.T) {
			var r Recorded
			r.judge(listed, tt.found)
			if r.Goroutines != 1 || r.Wrong != tt.wrong || r.Right != tt.right || r.Unrecorded != tt.unrecorded {
				t.Errorf("got %+v", r)
			}
			if (r.First != nil) != (tt.wrong > 0) {
				t.Fatalf("first is %v", r.First)
			}
			if r.First != nil && r.First.Whose != tt.whose {
				t.Errorf("whose: got %+v, want %+v", r.First.Whose, tt.whose)
			}
		})
	}
}

func TestFirstWrongStack(t *testing.T) {
	long := calls("cgocall", "", "2", "3", "4", "5", "6", "7", "8")
	var r Recorded
	r.judge(listed, map[uint64]stack{4: long})
	r.judge(listed, map[uint64]stack{4: calls("later")})
	want := &Wrong{
		Goroutine: 4,
		Expected:  "subject",
		Recorded:  []string{"cgocall cgocall.go:0", "0x1", "2 2.go:2", "3 3.go:3", "4 4.go:4", "5 5.go:5", "6 6.go:6", "7 7.go:7"},
		Whose:     Whose{0, "8"},
	}
	if r.Wrong != 2 || !reflect.DeepEqual(r.First, want) {
		t.Errorf("%d wrong, first %+v, want %+v", r.Wrong, r.First, want)
	}
}

func TestCheck(t *testing.T) {
	made, goid := traced(t)
	// recorded is a recording in which the goroutine that waited in stay must
	// have that function in its stack.
	recorded := func(function string, trace []byte) string {
		return fmt.Sprintf("recording 1 %d\nparked %d staleframe.dev/tracecheck.%s\n%s", len(trace), goid, function, trace)
	}
	right, half := recorded("stay", made), recorded("stay", made[:len(made)/2])
	for name, tt := range map[string]struct {
		recordings           string
		traces, wrong, right int
		whose, err           string
	}{
		"nothing":         {"", 0, 0, 0, "", ""},
		"right":           {right, 1, 0, 1, "", ""},
		"several":         {right + right + right, 3, 0, 3, "", ""},
		"wrong":           {right + recorded("go", made), 2, 1, 1, "staleframe.dev/tracecheck.stay", ""},
		"cut off":         {right + right[:len(right)-1], 1, 0, 1, "", "trace 1 can't be read: it ends after"},
		"truncated trace": {right + half + right, 1, 0, 1, "", "trace 1 can't be read: "},
		"empty trace":     {recorded("stay", nil), 0, 0, 0, "", "trace 0 can't be read: "},
		"garbage":         {"garbage\n", 0, 0, 0, "", `trace 0 can't be read: it begins with "garbage\n"`},
	} {
		t.Run(name, func(t *testing.T) {
			r := check([]byte(tt.recordings))
			if r.Event != "recorded" || r.Traces != tt.traces || r.Wrong != tt.wrong || r.Right != tt.right || r.Goroutines != tt.wrong+tt.right {
				t.Errorf("got %+v", r)
			}
			if (r.Error == "") != (tt.err == "") || !strings.HasPrefix(r.Error, tt.err) {
				t.Errorf("error %q, want %q", r.Error, tt.err)
			}
			if tt.whose != "" && r.First.Whose.Function != tt.whose {
				t.Errorf("whose: %+v", r.First.Whose)
			}
		})
	}
}
