module staleframe.dev/findings/panicbeyondc
go 1.21
