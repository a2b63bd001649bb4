package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// write writes the table as README.md describes it.
func (t *table) write(w io.Writer) error {
	var head, blocks bytes.Buffer
	head.WriteString("staleframe lines 1\n" + strings.Join(t.releases, " ") + "\n")
	for _, name := range sortedKeys(t.files) {
		if len(t.files[name].bodies) == 0 {
			continue
		}
		before := blocks.Len()
		if err := deflate(&blocks, t.files[name].text()); err != nil {
			return err
		}
		fmt.Fprintf(&head, "%s %d\n", name, blocks.Len()-before)
	}
	head.WriteString("\n")
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	_, err := w.Write(blocks.Bytes())
	return err
}

func deflate(w io.Writer, text string) error {
	writer, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(writer, text); err != nil {
		return err
	}
	return writer.Close()
}

// text has a line for each body, an empty line, and a line for each function.
func (f *file) text() string {
	var b strings.Builder
	for _, body := range f.bodies {
		b.WriteString(body + "\n")
	}
	b.WriteString("\n")
	for _, name := range sortedKeys(f.places) {
		b.WriteString(name)
		for _, p := range f.places[name] {
			fmt.Fprintf(&b, " %d@%d:%s", p.body, p.start, ranges(p.releases))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// body has the lines of a function, each as its distance from the one before, the first from the
// start, followed by what is called there: "0 1lock 3gopark,unlock".
func (f function) body() string {
	var words []string
	last := f.start
	for _, line := range sortedInts(f.lines) {
		callees := sortedKeys(f.lines[line])
		words = append(words, strconv.Itoa(line-last)+strings.Join(callees, ","))
		last = line
	}
	return strings.Join(words, " ")
}

// ranges writes 0 1 2 5 as "0-2,5".
func ranges(numbers []int) string {
	var words []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		word := strconv.Itoa(numbers[i])
		if end > i {
			word += "-" + strconv.Itoa(numbers[end])
		}
		words = append(words, word)
		i = end + 1
	}
	return strings.Join(words, ",")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func sortedInts(m lines) []int {
	keys := make([]int, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Ints(keys)
	return keys
}
