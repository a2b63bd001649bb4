// Empty is a program whose debug information the tests read.
package main

func main() {}
