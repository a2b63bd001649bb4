package layout

// Fields takes the offsets of fields of runtime.g, in bytes, from the DWARF of a
// Go binary. A field that the release does not have is not in the result.
func Fields(path string, names ...string) (map[string]int64, error) {
	g, err := readG(path)
	if err != nil {
		return nil, err
	}
	offsets := map[string]int64{}
	for _, name := range names {
		if m := member(g, name); m != nil {
			offsets[name] = m.ByteOffset
		}
	}
	return offsets, nil
}
