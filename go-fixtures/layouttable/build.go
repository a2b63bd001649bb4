package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"staleframe.dev/fixtures/internal/layout"
)

// A builder builds a program that does nothing with one release after the other.
type builder struct{ folder string }

func newBuilder() (*builder, error) {
	folder, err := os.MkdirTemp("", "layouttable")
	if err != nil {
		return nil, err
	}
	source := []byte("package main\n\nfunc main() {}\n")
	return &builder{folder}, os.WriteFile(filepath.Join(folder, "main.go"), source, 0o600)
}

func (b *builder) close() { os.RemoveAll(b.folder) }

// rows has a row for each run of releases that agree.
func (b *builder) rows(releases []string, arch string) ([]row, error) {
	var rows []row
	for _, release := range releases {
		offsets, err := b.offsets(release, arch)
		if err != nil {
			return nil, fmt.Errorf("go%s, %s: %w", release, arch, err)
		}
		rows = add(rows, row{release, release, arch, offsets})
	}
	return rows, nil
}

func (b *builder) offsets(release, arch string) (map[string]int64, error) {
	out := filepath.Join(b.folder, "out")
	build := exec.Command("go", "build", "-o", out, "main.go")
	build.Dir = b.folder
	build.Env = append(os.Environ(), "GOTOOLCHAIN=go"+release, "GOOS=linux", "GOARCH="+arch, "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, said)
	}
	return layout.Fields(out, members()...)
}
