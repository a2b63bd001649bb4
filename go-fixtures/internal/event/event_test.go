package event

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"staleframe.dev/fixtures/internal/gstack"
)

func TestEncoding(t *testing.T) {
	low, high := gstack.Bounds{Lo: 0xc000080000, Hi: 0xc000080800}, gstack.Bounds{Lo: 0x7f0000001000, Hi: ^uintptr(0)}
	tests := []struct {
		name  string
		write func(*Writer)
		want  string
	}{
		{"started", func(w *Writer) {
			w.Started(Started{Scenario: "grow", Go: "go1.23.0", Arch: "amd64", PID: 1, Goroutines: 2, Callbacks: 3, Cycles: 4, FramePointers: true})
		}, `{"event":"started","scenario":"grow","go":"go1.23.0","arch":"amd64","pid":1,"goroutines":2,"callbacks":3,"cycles":4,"framePointers":true}`},
		{"moved", func(w *Writer) { w.Moved(7, 1, low, high) },
			`{"event":"moved","goroutine":7,"callback":1,"from":["0xc000080000","0xc000080800"],"to":["0x7f0000001000","0xffffffffffffffff"]}`},
		{"parked", func(w *Writer) { w.Parked(0) }, `{"event":"parked","goroutine":0}`},
		{"trace-start", func(w *Writer) { w.TraceStart(1) }, `{"event":"trace-start","cycle":1}`},
		{"trace-stop", func(w *Writer) { w.TraceStop(1, 123) }, `{"event":"trace-stop","cycle":1,"bytes":123}`},
		{"probe", func(w *Writer) { w.Probe(Probe{Callbacks: 3, Consistent: 2}) },
			`{"event":"probe","field":true,"callbacks":3,"stale":0,"consistent":2}`},
		{"probe-stale", func(w *Writer) {
			w.Probe(Probe{Callbacks: 3, Stale: 1, Consistent: 2, First: &Stale{Goroutine: 4, Callback: 1, SP: 16, PC: 17, BP: 18, Stack: high, From: low}})
		}, `{"event":"probe","field":true,"callbacks":3,"stale":1,"consistent":2,"first":{"goroutine":4,"callback":1,"sp":"0x10","pc":"0x11","bp":"0x12","lo":"0x7f0000001000","hi":"0xffffffffffffffff","from":["0xc000080000","0xc000080800"]}}`},
		{"probe-from-unknown", func(w *Writer) { w.Probe(Probe{Callbacks: 1, Stale: 1, First: &Stale{}}) },
			`{"event":"probe","field":true,"callbacks":1,"stale":1,"consistent":0,"first":{"goroutine":0,"callback":0,"sp":"0x0","pc":"0x0","bp":"0x0","lo":"0x0","hi":"0x0"}}`},
		{"probe-no-field", func(w *Writer) { w.NoField() }, `{"event":"probe","field":false}`},
		{"bad-call", func(w *Writer) { w.BadCall("entersyscall-bp", 0xc000100000, low) },
			`{"event":"bad-call","check":"entersyscall-bp","pointer":"0xc000100000","lo":"0xc000080000","hi":"0xc000080800"}`},
		{"timing", func(w *Writer) { w.Timing(Timing{Shuffle: 7, Operations: 1000, Nanos: 35113, Batches: 250}) },
			`{"event":"timing","shuffle":7,"operations":1000,"nanos":35113,"batches":250}`},
		{"done", func(w *Writer) { w.Done(Done{Callbacks: 1, Moves: 2, Parks: 3, Cycles: 4}) },
			`{"event":"done","callbacks":1,"moves":2,"parks":3,"cycles":4}`},
		{"error", func(w *Writer) { w.Error("the stack did not move") }, `{"event":"error","message":"the stack did not move"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := new(writes)
			tt.write(NewWriter(out))
			if len(*out) != 1 {
				t.Fatalf("%d writes, want one", len(*out))
			}
			if got := (*out)[0]; got != tt.want+"\n" {
				t.Errorf("got  %swant %s\n", got, tt.want)
			}
			var decoded map[string]any
			if err := json.Unmarshal([]byte((*out)[0]), &decoded); err != nil {
				t.Error(err)
			}
		})
	}
}

// Whatever a message holds, a line is one valid JSON object and means the same
// as what encoding/json would have written.
func TestStringsSurvive(t *testing.T) {
	var all []byte
	for b := 0; b < 256; b++ {
		all = append(all, byte(b))
	}
	for _, s := range []string{"", `"\`, "\n\r\t\a\v\x00\x7f", "é€𝄞\u2028", "\xff\xc0\xaf", string(all)} {
		var out bytes.Buffer
		NewWriter(&out).Error(s)
		if n := bytes.Count(out.Bytes(), []byte("\n")); n != 1 {
			t.Errorf("%q: %d line ends", s, n)
		}
		var got, want struct{ Message string }
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Errorf("%q: %v", s, err)
		}
		reference, err := json.Marshal(map[string]string{"message": s})
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(reference, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", s, got.Message, want.Message)
		}
	}
}

// writes remembers each call of Write.
type writes []string

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, string(p))
	return len(p), nil
}
