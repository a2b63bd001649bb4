package main

func main() { println("plain") }
