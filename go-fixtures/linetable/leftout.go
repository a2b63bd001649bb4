package main

import "strings"

// leftOut has folders whose functions are hardly ever in a crash log, and large.
var leftOut = []string{
	"archive", "builtin", "cmd", "compress", "debug", "embed", "go", "hash", "html", "image", "index", "math", "mime",
	"text", "unicode", "vendor",
	"crypto/internal", "crypto/sha1", "crypto/aes", "crypto/md5", "crypto/des", "crypto/elliptic",
	"encoding/asn1", "encoding/gob", "encoding/xml",
	"internal/buildcfg", "internal/coverage", "internal/dag", "internal/fuzz", "internal/pkgbits", "internal/profile",
	"internal/testenv", "internal/trace", "internal/xcoff", "internal/zstd",
	"net/rpc", "net/smtp",
}

func isLeftOut(folder string) bool {
	for _, name := range leftOut {
		if folder == name {
			return true
		}
	}
	return strings.HasSuffix(folder, "/testdata")
}
