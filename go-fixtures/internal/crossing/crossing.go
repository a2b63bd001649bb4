// Package crossing goes from Go to C, and from there to Go, as cheaply as can be
// done, to be timed. What is on either side does next to nothing: all that is left
// is the way across, and the runtime's part in it.
package crossing

/*
// Declared, not defined: see package cloop.
extern void staleframeFixtureCrossed(void);

// Static, and in no library: there is no detour through a table of addresses.
static void nothing(void) {}
static void callBack(void) { staleframeFixtureCrossed(); }
*/
import "C"

// crossed counts the callbacks.
var crossed uint64

// Call calls C n times.
func Call(n int) {
	for i := 0; i < n; i++ {
		C.nothing()
	}
}

// CallBack calls C n times, which calls back into Go once each time. It returns
// how many callbacks there were. One goroutine at a time may do it.
func CallBack(n int) uint64 {
	before := crossed
	for i := 0; i < n; i++ {
		C.callBack()
	}
	return crossed - before
}
