package main

import (
	"os"
	"plugin"
)

func main() {
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
