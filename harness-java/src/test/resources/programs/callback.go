package main

// void callback(void);
// static inline void call(void) { callback(); }
import "C"

//export callback
func callback() { println("called") }

func main() { C.call() }
