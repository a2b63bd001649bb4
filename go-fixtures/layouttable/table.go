package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// A row says where the fields are in the releases from the first to the last.
type row struct {
	first, last, arch string
	offsets           map[string]int64
}

// add appends a row, or prolongs the last one if the new one agrees with it.
func add(rows []row, r row) []row {
	if n := len(rows); n > 0 && rows[n-1].arch == r.arch && reflect.DeepEqual(rows[n-1].offsets, r.offsets) {
		rows[n-1].last = r.last
		return rows
	}
	return append(rows, r)
}

// columns has the fields in the order of the table. stack.lo and stack.hi are the
// words of the field stack.
var columns = []struct {
	name, member string
	plus         int64
}{
	{"stack.lo", "stack", 0},
	{"stack.hi", "stack", 8},
	{"syscallsp", "syscallsp", 0},
	{"syscallpc", "syscallpc", 0},
	{"syscallbp", "syscallbp", 0},
	{"atomicstatus", "atomicstatus", 0},
	{"goid", "goid", 0},
	{"waitsince", "waitsince", 0},
}

func members() []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.member)
	}
	return names
}

const header = `# Where fields are in the runtime's g, in bytes, by release and architecture. Written by "make layouts"
# from the DWARF of programs built with the release candidates that can be fetched and the first and
# last release of each minor version: a row holds from its first to its last release, those between
# being taken to agree, since a minor version does not change the runtime's structs. Nothing outside of
# the rows is known. "-" is a field that the release does not have.
`

func write(w io.Writer, rows []row) error {
	var b strings.Builder
	b.WriteString(header + "# first\tlast\tarch")
	for _, c := range columns {
		b.WriteString("\t" + c.name)
	}
	for _, r := range rows {
		fmt.Fprintf(&b, "\n%s\t%s\t%s", r.first, r.last, r.arch)
		for _, c := range columns {
			if offset, ok := r.offsets[c.member]; ok {
				fmt.Fprintf(&b, "\t%d", offset+c.plus)
			} else {
				b.WriteString("\t-")
			}
		}
	}
	_, err := io.WriteString(w, b.String()+"\n")
	return err
}
