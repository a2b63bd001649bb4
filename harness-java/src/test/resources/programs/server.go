package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() { println(http.ListenAndServe("127.0.0.1:0", nil)) }
