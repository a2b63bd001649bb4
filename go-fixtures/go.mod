module staleframe.dev/fixtures

go 1.21
