package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fixture builds the fixture with a release, or the running one if that is "".
// It takes the C library, as CGO_CFLAGS and CGO_LDFLAGS of make test-go have it.
func fixture(t *testing.T, release string) string {
	t.Helper()
	env := os.Environ()
	if release != "" {
		env = append(env, "GOTOOLCHAIN="+release)
		probe := exec.Command("go", "version")
		probe.Env = env
		if said, err := probe.CombinedOutput(); err != nil {
			t.Skipf("%s can't be had: %s", release, said)
		}
	}
	file := filepath.Join(t.TempDir(), "fixture")
	build := exec.Command("go", "build", "-o", file, "./fixture")
	build.Dir, build.Env = "..", append(env, "CGO_ENABLED=1")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return file
}

// With each release the whole way, from C to the event.
func TestFixture(t *testing.T) {
	moving, still := []string{"grow", "shrink", "nested"}, []string{"still", "no-callback"}
	for _, tt := range []struct {
		release, godebug string
		wrong, right     []string // scenarios
	}{
		{"", "", nil, append(still, moving...)},
		{"go1.23.0", "", moving, still},
		{"go1.23.0", "tracefpunwindoff=1", nil, moving},
		{"go1.23.1", "", nil, moving},
	} {
		t.Run(tt.release+tt.godebug, func(t *testing.T) {
			file := fixture(t, tt.release)
			for _, scenario := range tt.wrong {
				r := recorded(t, tt.godebug, file, scenario)
				if r.Wrong != 2 || r.First == nil || r.First.Whose.Goroutine == 0 ||
					!strings.Contains(r.First.Expected, ".subject") || !strings.Contains(r.First.Whose.Function, ".bystander") {
					t.Errorf("%s: got %+v, first %+v", scenario, r, r.First)
				}
			}
			for _, scenario := range tt.right {
				if r := recorded(t, tt.godebug, file, scenario); r.Right != 2 {
					t.Errorf("%s: got %+v, first %+v", scenario, r, r.First)
				}
			}
		})
	}
}

func TestNobodyParked(t *testing.T) {
	if r := recorded(t, "", fixture(t, ""), "loop-traced"); r.Goroutines != 0 {
		t.Errorf("got %+v", r)
	}
}

// recorded runs tracecheck on the fixture, with two cycles of the tracer.
func recorded(t *testing.T, godebug, file, scenario string) Recorded {
	t.Helper()
	cmd := tracecheck(t, file, "-cycles", "2", scenario)
	cmd.Env = append(cmd.Env, "GODEBUG="+godebug)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s\n%s", scenario, err, stdout, stderr.String())
	}
	lines := strings.Split(strings.TrimSuffix(string(stdout), "\n"), "\n")
	if fixtures := len(lines) - 1; !strings.HasPrefix(lines[fixtures-1], `{"event":"done"`) {
		t.Errorf("%s: not after what the fixture says:\n%s", scenario, stdout)
	}
	var r Recorded
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &r); err != nil {
		t.Fatalf("%s: %v: %s", scenario, err, stdout)
	}
	if r.Traces != 2 || r.Goroutines != r.Wrong+r.Right || r.Error != "" {
		t.Errorf("%s: got %+v", scenario, r)
	}
	return r
}
