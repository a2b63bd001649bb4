//go:build nofp

package cloop

// #cgo LDFLAGS: -lstaleframe-nofp
import "C"
