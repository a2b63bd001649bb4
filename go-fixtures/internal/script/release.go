package script

import (
	"runtime"
	"strconv"
	"strings"
)

// unreleased is the minor release that has all there is: that of a version that is
// no release.
const unreleased = 999

// Minor returns which minor release of Go this program is built with, such as 23.
func Minor() int { return minor(runtime.Version()) }

func minor(version string) int {
	rest, ok := strings.CutPrefix(version, "go1.")
	digits := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || '9' < r })
	if digits >= 0 {
		rest = rest[:digits]
	}
	n, err := strconv.Atoi(rest)
	if !ok || err != nil {
		return unreleased
	}
	return n
}
