package main

// pingPong sends to another goroutine and receives from it.
func pingPong() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n
		}
		close(pong)
	}()
	for n := 0; n < 3; n++ {
		ping <- n
		<-pong
	}
	close(ping)
	<-pong
}
