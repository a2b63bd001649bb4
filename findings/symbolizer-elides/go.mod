module staleframe.dev/findings/symbolizerelides

go 1.21
