//go:build !nofp

package cloop

// #cgo LDFLAGS: -lstaleframe
import "C"
