package main

import (
	"regexp"
	"strings"
)

var (
	text = regexp.MustCompile(`^TEXT\s+([^\s(<]*)·([^\s(<]+)(<[^>]*>)?\(SB\)`)
	// stamped is a function made by a macro: CALLFN(·call32, 32). All of it is on that line.
	stamped = regexp.MustCompile(`^[A-Z_]+\(([^\s(,]*)·([^\s(,]+),`)
	symbol  = regexp.MustCompile(`·(\w+)(<[^>]*>)?\(SB\)`)
)

// assemblyFunctions reads an assembly file of the package.
func assemblyFunctions(source []byte, pkg string) []function {
	var functions []function
	for i, line := range strings.Split(string(source), "\n") {
		number := i + 1
		line, _, _ = strings.Cut(line, "//")
		if match := text.FindStringSubmatch(line); match != nil {
			functions = append(functions, assemblyFunction(match, pkg, number))
			continue
		}
		if match := stamped.FindStringSubmatch(line); match != nil {
			functions = append(functions, assemblyFunction(match, pkg, number))
			continue
		}
		if n := len(functions); n > 0 && isInstruction(line) {
			functions[n-1].lines.add(number)
			for _, called := range symbol.FindAllStringSubmatch(line, -1) {
				functions[n-1].lines.call(number, called[1])
			}
		}
	}
	return functions
}

// assemblyFunction has the name as Go prints it: runtime∕internal∕syscall·f is that package's f.
func assemblyFunction(match []string, pkg string, line int) function {
	of := strings.ReplaceAll(match[1], "∕", "/")
	name := strings.ReplaceAll(match[2], "·", ".")
	if of != "" && of != pkg {
		name = "=" + of + "." + name
	}
	return function{name, line, lines{line: {}}}
}

func isInstruction(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && line[0] != '#' && !strings.HasSuffix(line, ":")
}
