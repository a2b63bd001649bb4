package layout

import (
	"debug/dwarf"
	"debug/elf"
	"errors"
	"fmt"
)

// Read takes the layout from the DWARF of a Go binary. That is version 4 up to
// Go 1.24 and version 5 from 1.25; the debug/dwarf of an older release may not
// read a newer one's.
func Read(path string) (Layout, error) {
	g, err := readG(path)
	if err != nil {
		return Layout{}, err
	}
	return fromStruct(g)
}

func readG(path string) (*dwarf.StructType, error) {
	file, err := elf.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := file.DWARF()
	if err != nil {
		return nil, err
	}
	return findStruct(data, "runtime.g")
}

// findStruct looks among the types at the top of each compile unit, which is
// where Go has all of them.
func findStruct(data *dwarf.Data, name string) (*dwarf.StructType, error) {
	for r := data.Reader(); ; {
		entry, err := r.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			return nil, errors.New("no type " + name + " in the debug information (is there any?)")
		}
		if entry.Tag == dwarf.TagStructType && entry.Val(dwarf.AttrName) == name {
			t, err := data.Type(entry.Offset)
			if err != nil {
				return nil, err
			}
			if s, ok := t.(*dwarf.StructType); ok {
				return s, nil
			}
		}
		if entry.Tag != dwarf.TagCompileUnit {
			r.SkipChildren()
		}
	}
}

func fromStruct(g *dwarf.StructType) (Layout, error) {
	stack := member(g, "stack")
	if stack == nil {
		return Layout{}, missing("stack")
	}
	named, ok := stack.Type.(*dwarf.TypedefType) // as Go writes a field's type that has a name
	if !ok {
		return Layout{}, fmt.Errorf("runtime.g has a field stack of type %s", stack.Type)
	}
	bounds, ok := named.Type.(*dwarf.StructType)
	if !ok {
		return Layout{}, fmt.Errorf("runtime.g has a field stack of type %s", stack.Type)
	}
	var l Layout
	for _, f := range []struct {
		name   string
		in     *dwarf.StructType
		base   int64
		offset *uintptr
	}{
		{"lo", bounds, stack.ByteOffset, &l.StackLo},
		{"hi", bounds, stack.ByteOffset, &l.StackHi},
		{"syscallsp", g, 0, &l.SyscallSP},
		{"syscallpc", g, 0, &l.SyscallPC},
	} {
		m := member(f.in, f.name)
		if m == nil {
			return Layout{}, missing(f.name)
		}
		*f.offset = uintptr(f.base + m.ByteOffset)
	}
	if bp := member(g, syscallBP); bp != nil {
		l.SyscallBP, l.HasBP = uintptr(bp.ByteOffset), true
	}
	return l, nil
}

func missing(field string) error { return errors.New("runtime.g has no field " + field) }

func member(s *dwarf.StructType, name string) *dwarf.StructField {
	for _, f := range s.Field {
		if f.Name == name {
			return f
		}
	}
	return nil
}
