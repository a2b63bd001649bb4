package main

import (
	"bufio"
	"io"
	"strings"
	"testing"
)

func TestRecordingsFollowOneAnother(t *testing.T) {
	from := bufio.NewReader(strings.NewReader("recording 2 5\nparked 4 main.subject\nbystander 5 main.bystander\nbytesrecording 0 0\n"))
	first, err := next(from)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.goroutines) != 2 || string(first.trace) != "bytes" {
		t.Errorf("got %+v", first)
	}
	if want := (goroutine{bystander, 5, "main.bystander"}); first.goroutines[1] != want {
		t.Errorf("got %+v", first.goroutines[1])
	}
	if second, err := next(from); err != nil || len(second.goroutines)+len(second.trace) != 0 {
		t.Errorf("got %+v, error %v", second, err)
	}
	if _, err := next(from); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}

func TestRecordingIsBroken(t *testing.T) {
	for text, want := range map[string]string{
		"\n":                                   "it begins with",
		"recording 1\n":                        "it begins with",
		"recording -1 0\n":                     "it begins with",
		"recording 1 5\n":                      "is not a goroutine's role, id and function",
		"recording 1 5\nparked 4\nbytes":       "is not a goroutine's role, id and function",
		"recording 1 5\nparked x main.f\nby":   "is not a goroutine's role, id and function",
		"recording 4000000000 5\nparked 4 f\n": "is not a goroutine's role, id and function",
		"recording 1 5\nparked 4 main.f\nbyt":  "it ends after 3 of 5 bytes",
		"recording 0 4000000000\nbytes":        "it ends after 5 of 4000000000 bytes",
	} {
		_, err := next(bufio.NewReader(strings.NewReader(text)))
		if err == nil || err == io.EOF || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}
