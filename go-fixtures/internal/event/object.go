package event

import (
	"strconv"
	"unicode/utf8"

	"staleframe.dev/fixtures/internal/gstack"
)

// An object is a JSON object under construction, still open at its end.
type object []byte

func begin(event string) object {
	o := make(object, 0, 256)
	o = append(o, `{"event":`...)
	return o.quote(event)
}

func (o object) key(name string) object {
	if o[len(o)-1] != '{' {
		o = append(o, ',')
	}
	o = append(o, '"')
	o = append(o, name...)
	return append(o, `":`...)
}

func (o object) str(name, value string) object { return o.key(name).quote(value) }

func (o object) num(name string, value uint64) object {
	return strconv.AppendUint(o.key(name), value, 10)
}

func (o object) boolean(name string, value bool) object {
	return strconv.AppendBool(o.key(name), value)
}

// open begins an object within this one, and shut ends it.
func (o object) open(name string) object { return append(o.key(name), '{') }

func (o object) shut() object { return append(o, '}') }

// address is a string: as JSON numbers those above 2^53 would not survive a
// reader that keeps numbers as doubles.
func (o object) address(name string, a uintptr) object { return o.key(name).hex(a) }

func (o object) bounds(name string, b gstack.Bounds) object {
	o = append(append(o.key(name), '[').hex(b.Lo), ',').hex(b.Hi)
	return append(o, ']')
}

func (o object) hex(a uintptr) object {
	return append(strconv.AppendUint(append(o, `"0x`...), uint64(a), 16), '"')
}

// quote is strconv.AppendQuote for JSON, which knows no \x, \a, \v or \U.
func (o object) quote(s string) object {
	const hex = "0123456789abcdef"
	o = append(o, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			o = append(o, '\\', byte(r))
		case r < ' ' || r == 0x7f:
			o = append(o, '\\', 'u', '0', '0', hex[r>>4], hex[r&0xf])
		default:
			o = utf8.AppendRune(o, r)
		}
	}
	return append(o, '"')
}
