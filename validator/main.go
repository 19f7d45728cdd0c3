// Kubernetes' own decoding, defaulting, allocation, validation and warnings, as
// one WebAssembly file that answers calls: the host writes the input into the
// module's memory and reads JSON from it. Nothing here decides what is valid.
package main

import (
	"encoding/json"
	"unsafe"
)

// A reactor has no main of its own: the host calls the functions below.
func main() {}

// buffers keeps what the host writes and reads from being collected.
var input, output []byte

//go:wasmexport alloc
func alloc(size uint32) unsafe.Pointer {
	input = make([]byte, size+1) // never empty: its address is taken
	input = input[:size]
	return unsafe.Pointer(unsafe.SliceData(input))
}

// call runs one operation on the input's first split bytes and its rest, and
// returns the result's address and length in one number. The first argument of
// an operation is a file's name, what lies beside the file, or nothing; the second
// the file's bytes.
//
//go:wasmexport call
func call(operation, split uint32) uint64 {
	result := operations[operation](input[:split], input[split:])
	output, _ = json.Marshal(result)
	address := uint64(uintptr(unsafe.Pointer(unsafe.SliceData(output))))
	return address<<32 | uint64(len(output))
}

// The host names operations by their place here.
var operations = []func(first, second []byte) any{
	func(_, _ []byte) any { return version() },
	func(file, text []byte) any { return check(string(file), text) },
	func(beside, text []byte) any { return relate(beside, text) },
	func(whole, fragment []byte) any { return merge(whole, fragment) },
}
