module staleframe.dev/findings/efenceracecleanup

go 1.24
