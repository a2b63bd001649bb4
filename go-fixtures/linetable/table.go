package main

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A table has the functions of many releases, file by file.
type table struct {
	// releases are those that were read, and in their places those that were not, with a "?".
	releases []string
	read     int
	files    map[string]*file
	parsed   map[content][]function
}

// content is a file as it is in one release or in many.
type content struct {
	path string
	sum  [sha256.Size]byte
}

// A file has, by a function's name, where it is.
type file struct {
	bodies []string
	ids    map[string]int
	places map[string][]place
}

// A place is one where a function starts, what its lines are, and in which releases (by number).
type place struct {
	start, body int
	releases    []int
}

func newTable() *table {
	return &table{files: map[string]*file{}, parsed: map[content][]function{}}
}

// skip notes a release that can't be had.
func (t *table) skip(release string) {
	t.releases = append(t.releases, release+"?")
}

// add reads the sources of a release.
func (t *table) add(release, root string) error {
	number := t.read
	t.read++
	t.releases = append(t.releases, release)
	src := filepath.Join(root, "src")
	return filepath.WalkDir(src, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(src, name)
		if err != nil {
			return err
		}
		inside = filepath.ToSlash(inside)
		if entry.IsDir() {
			if isLeftOut(inside) {
				return filepath.SkipDir
			}
			return nil
		}
		if !isSource(inside) {
			return nil
		}
		return t.addFile(number, inside, name)
	})
}

func isSource(name string) bool {
	extension := path.Ext(name)
	return strings.Contains(name, "/") && !strings.HasSuffix(name, "_test.go") &&
		(extension == ".go" || extension == ".s")
}

func (t *table) addFile(release int, inside, name string) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	key := content{inside, sha256.Sum256(source)}
	functions, known := t.parsed[key]
	if !known {
		if functions, err = parse(source, inside); err != nil {
			return err
		}
		t.parsed[key] = functions
	}
	if t.files[inside] == nil {
		t.files[inside] = &file{ids: map[string]int{}, places: map[string][]place{}}
	}
	for _, f := range functions {
		t.files[inside].add(f, release)
	}
	return nil
}

func parse(source []byte, inside string) ([]function, error) {
	if path.Ext(inside) == ".s" {
		return assemblyFunctions(source, path.Dir(inside)), nil
	}
	return goFunctions(source)
}

func (f *file) add(fn function, release int) {
	body := fn.body()
	id, known := f.ids[body]
	if !known {
		id = len(f.bodies)
		f.ids[body] = id
		f.bodies = append(f.bodies, body)
	}
	places := f.places[fn.name]
	for i := range places {
		if places[i].start == fn.start && places[i].body == id {
			places[i].releases = append(places[i].releases, release)
			return
		}
	}
	f.places[fn.name] = append(places, place{fn.start, id, []int{release}})
}
