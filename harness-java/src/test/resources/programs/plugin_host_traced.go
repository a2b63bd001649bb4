package main

import (
	"io"
	"os"
	"plugin"
	"runtime/trace"
)

func main() {
	if len(os.Args) < 2 {
		if err := trace.Start(io.Discard); err != nil {
			panic(err)
		}
		trace.Stop()
		return
	}
	loaded, err := plugin.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	run, err := loaded.Lookup("Run")
	if err != nil {
		panic(err)
	}
	run.(func())()
}
