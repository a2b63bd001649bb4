// Linetable writes the table that dates a crash log by its line numbers: where the functions
// of the standard library are in the releases' sources, and which of their lines call what.
//
//	go run ./linetable > lines.bin           # all releases, fetched one after the other
//	go run ./linetable 1.23.0 1.23.1 > part  # these only
//
// A release that is not in the module cache is fetched into a cache of its own, about 70 MB,
// which is removed as soon as its sources are read. README.md has the format.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "linetable:", err)
		os.Exit(1)
	}
}

func run(releases []string) error {
	if len(releases) == 0 {
		releases = allReleases()
	}
	t := newTable()
	for _, release := range releases {
		fmt.Fprintln(os.Stderr, "go"+release)
		if err := add(t, release); errors.Is(err, errNotServed) {
			fmt.Fprintln(os.Stderr, "  is not served, and taken to agree with its neighbours")
			t.skip(release)
		} else if err != nil {
			return fmt.Errorf("go%s: %w", release, err)
		}
	}
	return t.write(os.Stdout)
}

func add(t *table, release string) error {
	root, remove, err := goroot(release)
	if err != nil {
		return err
	}
	defer remove()
	return t.add(release, root)
}
