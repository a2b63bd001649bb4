package script

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A word is a name, a number or a mark of a text; the end is an empty one.
type word struct {
	text         string
	line, column int // from 1; columns are bytes
}

const (
	marks  = "{},;"
	blanks = " \t\r\n"
)

// split returns the words of a text, and the end.
func split(text string) []word {
	var words []word
	line, start := 1, 0
	for at := 0; at < len(text); {
		switch c := text[at]; {
		case c == '\n':
			at++
			line, start = line+1, at
		case strings.IndexByte(blanks, c) >= 0:
			at++
		case c == '#':
			at += until(text[at:], "\n")
		default:
			n := until(text[at:], marks+blanks+"#")
			n = max(n, 1) // a mark
			words = append(words, word{text[at : at+n], line, at - start + 1})
			at += n
		}
	}
	return append(words, word{"", line, len(text) - start + 1})
}

// until returns how many bytes come before the first of some characters.
func until(text, characters string) int {
	if n := strings.IndexAny(text, characters); n >= 0 {
		return n
	}
	return len(text)
}

func (w word) isEnd() bool { return w.text == "" }

func (w word) startsWithDigit() bool { return !w.isEnd() && '0' <= w.text[0] && w.text[0] <= '9' }

// number returns the INT that the word is, or -1.
func (w word) number() int {
	n := 0
	for _, c := range []byte(w.text) {
		if c < '0' || '9' < c {
			return -1
		}
		n = n*10 + int(c-'0')
		if n > 999999 {
			return -1
		}
	}
	if w.isEnd() || w.text[0] == '0' && w.text != "0" {
		return -1
	}
	return n
}

// longestQuote is how many characters of a word an error shows.
const longestQuote = 40

// quoted returns the word as an error shows it.
func (w word) quoted() string {
	if w.isEnd() {
		return "the end"
	}
	text, more := w.text, ""
	if utf8.RuneCountInString(text) > longestQuote {
		text, more = string([]rune(text)[:longestQuote]), "..."
	}
	var b strings.Builder
	for _, r := range text {
		if r < ' ' || '~' < r {
			fmt.Fprintf(&b, "\\u{%x}", r)
		} else {
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + more + `"`
}

// errorf says what is wrong with the word, or where it stands.
func (w word) errorf(format string, args ...any) error {
	return fmt.Errorf("scenario:%d:%d: %s", w.line, w.column, fmt.Sprintf(format, args...))
}
