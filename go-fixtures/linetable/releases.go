package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// minors has, for each minor version, the release candidates that can be fetched and the number
// of the last release. There was no 1.21rc1, and there has been no beta since 1.18.
var minors = []struct {
	minor, firstCandidate, lastCandidate, last int
}{
	{20, 1, 3, 14},
	{21, 2, 4, 13},
	{22, 1, 2, 12},
	{23, 1, 2, 12},
	{24, 1, 3, 13},
	{25, 1, 3, 14},
	{26, 1, 3, 11},
	{27, 1, 3, 4},
}

// allReleases is in the order in which they would be sorted.
func allReleases() []string {
	var names []string
	for _, m := range minors {
		for i := m.firstCandidate; i <= m.lastCandidate; i++ {
			names = append(names, fmt.Sprintf("1.%drc%d", m.minor, i))
		}
		for i := 0; i <= m.last; i++ {
			names = append(names, name(m.minor, i))
		}
	}
	return names
}

// name is 1.20 but 1.21.0.
func name(minor, patch int) string {
	if patch == 0 && minor < 21 {
		return "1." + strconv.Itoa(minor)
	}
	return fmt.Sprintf("1.%d.%d", minor, patch)
}

// goroot has the release's root, and what removes it again if it was fetched for this. The go
// command holds what it fetches against Go's checksum database.
func goroot(release string) (root string, remove func(), err error) {
	if root, err = ask(release, "GOPROXY=off"); err == nil {
		return root, func() {}, nil
	}
	cache, err := os.MkdirTemp("", "linetable")
	if err != nil {
		return "", nil, err
	}
	root, err = ask(release, "GOMODCACHE="+cache, "GOFLAGS=-modcacherw")
	if err != nil {
		os.RemoveAll(cache)
	}
	return root, func() { os.RemoveAll(cache) }, err
}

// errNotServed says that the module proxy has no such release, unlike a proxy that can't be reached.
var errNotServed = errors.New("not served by the module proxy")

// refusal is what the go command says then, with the proxy's status.
var refusal = regexp.MustCompile(`\.zip: (403|404|410) `)

func ask(release string, variables ...string) (string, error) {
	command := exec.Command("go", "env", "GOROOT")
	command.Env = append(append(os.Environ(), "GOTOOLCHAIN=go"+release), variables...)
	out, err := command.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) && refusal.Match(exit.Stderr) {
			err = errNotServed
		} else if exit != nil {
			err = fmt.Errorf("%w\n%s", err, exit.Stderr)
		}
		return "", err
	}
	root := strings.TrimSpace(string(out))
	version, err := os.ReadFile(filepath.Join(root, "VERSION"))
	if err != nil {
		return "", err
	}
	if first, _, _ := strings.Cut(string(version), "\n"); first != "go"+release {
		return "", fmt.Errorf("%s is %s", root, first)
	}
	return root, nil
}
