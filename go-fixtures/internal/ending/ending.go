// Package ending is the registry and the command line of the control programs.
//
// There are two of those, with and without C, because a program that links
// runtime/cgo has a thread more than the runtime's deadlock detection can
// account for: "all goroutines are asleep" never comes.
package ending

import (
	"os"
	"sort"
	"strings"
)

var endings = map[string]func(){}

// Register adds an ending. It is to be called from init functions.
func Register(name string, end func()) {
	if endings[name] != nil {
		panic("duplicate ending: " + name)
	}
	endings[name] = end
}

// Main ends the program in the way that its argument names.
func Main() {
	if len(os.Args) != 2 {
		usage("want one name (-list prints them)")
	}
	name := os.Args[1]
	if name == "-list" {
		os.Stdout.WriteString(strings.Join(Names(), "\n") + "\n")
		return
	}
	end := endings[name]
	if end == nil {
		usage("unknown ending " + name + " (have " + strings.Join(Names(), ", ") + ")")
	}
	end()
}

// Names returns the names of all endings in alphabetical order.
func Names() []string {
	list := make([]string, 0, len(endings))
	for name := range endings {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func usage(message string) {
	os.Stderr.WriteString("endings: " + message + "\n")
	os.Exit(2)
}
