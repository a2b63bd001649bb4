package main

import (
	"strings"
	"testing"
)

func TestAdd(t *testing.T) {
	old := map[string]int64{"stack": 0, "goid": 152}
	new := map[string]int64{"stack": 0, "goid": 160}
	var rows []row
	for _, r := range []row{
		{"1.22.0", "1.22.0", "amd64", old},
		{"1.22.12", "1.22.12", "amd64", map[string]int64{"stack": 0, "goid": 152}},
		{"1.23.0", "1.23.0", "amd64", new},
		{"1.23.0", "1.23.0", "arm64", new},
	} {
		rows = add(rows, r)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.first+" "+r.last+" "+r.arch)
	}
	const want = "1.22.0 1.22.12 amd64, 1.23.0 1.23.0 amd64, 1.23.0 1.23.0 arm64"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %q", got)
	}
}

func TestWrite(t *testing.T) {
	offsets := map[string]int64{"stack": 16, "syscallsp": 112, "syscallpc": 120, "atomicstatus": 144, "goid": 152, "waitsince": 168}
	var b strings.Builder
	if err := write(&b, []row{{"1.22rc1", "1.22.12", "amd64", offsets}}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if got := lines[len(lines)-1]; got != "1.22rc1\t1.22.12\tamd64\t16\t24\t112\t120\t-\t144\t152\t168" {
		t.Errorf("got %q", got)
	}
	for _, line := range lines[:len(lines)-1] {
		if !strings.HasPrefix(line, "#") {
			t.Errorf("got %q", line)
		}
	}
}
