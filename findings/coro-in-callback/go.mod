module staleframe.dev/findings/coroincallback

go 1.23
