package layout

import (
	"encoding/json"
	"strings"
	"testing"
)

const compact = "stackLo=0,stackHi=8,syscallsp=112,syscallpc=120,syscallbp=128"

var all = Layout{StackLo: 0, StackHi: 8, SyscallSP: 112, SyscallPC: 120, SyscallBP: 128, HasBP: true}

func TestParse(t *testing.T) {
	without := all
	without.SyscallBP, without.HasBP = 0, false
	for s, want := range map[string]Layout{
		compact: all,
		"syscallbp=128,syscallpc=120,syscallsp=112,stackHi=8,stackLo=0": all,
		strings.TrimSuffix(compact, ",syscallbp=128"):                   without,
	} {
		if got, err := Parse(s); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", s, got, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for s, want := range map[string]string{
		"":                     `unknown field ""`,
		"stackLo":              `stackLo: "" is not`,
		"stackHi=8":            "stackLo is missing",
		compact + ",goid=160":  `unknown field "goid"`,
		compact + ",":          `unknown field ""`,
		compact + ",stackLo=0": "stackLo is there twice",
		strings.Replace(compact, "=112", "=-8", 1):                   `syscallsp: "-8" is not`,
		strings.Replace(compact, "=112", "=0x70", 1):                 `syscallsp: "0x70" is not`,
		strings.Replace(compact, "=112", "=113", 1):                  `syscallsp: "113" is not`,
		strings.Replace(compact, "=112", "=4096", 1):                 `syscallsp: "4096" is not`,
		strings.Replace(compact, "=112", "=18446744073709551616", 1): `syscallsp: "18446744073709551616" is not`,
		strings.Replace(compact, "syscallsp=112,", "", 1):            "syscallsp is missing",
	} {
		if got, err := Parse(s); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %+v, %v", s, got, err)
		}
	}
}

func TestForms(t *testing.T) {
	if got := all.String(); got != compact {
		t.Errorf("got %s", got)
	}
	without := all
	without.HasBP = false
	for l, want := range map[Layout]string{
		all:     `{"stackLo":0,"stackHi":8,"syscallsp":112,"syscallpc":120,"syscallbp":128}`,
		without: `{"stackLo":0,"stackHi":8,"syscallsp":112,"syscallpc":120}`,
	} {
		if got := l.JSON(); got != want || !json.Valid([]byte(got)) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
