package tracer

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestCycle(t *testing.T) {
	var trace bytes.Buffer
	n, err := Cycle(&trace)
	if err != nil || n == 0 || n != uint64(trace.Len()) || !strings.HasPrefix(trace.String(), "go 1.") {
		t.Errorf("%d bytes told, %d written, error %v", n, trace.Len(), err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestCycleTellsOfWriteErrors(t *testing.T) {
	if _, err := Cycle(full{}); err != errFull {
		t.Errorf("got %v", err)
	}
}

func TestWriteRecording(t *testing.T) {
	var out bytes.Buffer
	err := WriteRecording(&out, []byte("bytes"), []Goroutine{{Parked, 4, "main.subject"}, {Bystander, 5, "main.bystander"}})
	if err == nil {
		err = WriteRecording(&out, nil, nil)
	}
	want := "recording 2 5\nparked 4 main.subject\nbystander 5 main.bystander\nbytesrecording 0 0\n"
	if err != nil || out.String() != want {
		t.Errorf("got %q, error %v", out.String(), err)
	}
	if err := WriteRecording(full{}, nil, nil); err != errFull {
		t.Errorf("got %v", err)
	}
}
