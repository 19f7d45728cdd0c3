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

// progress returns the address of two numbers of 64 bits: where the lines stand
// that the present call has reported so far, and their length. A host that stops
// a call reads them from the module's memory.
//
//go:wasmexport progress
func progress() unsafe.Pointer {
	return unsafe.Pointer(&reported)
}

// call runs one operation on the input's first split bytes and its rest, and
// returns the result's address and length in one number. The first argument of
// an operation is JSON, a manifest, or nothing; the second the files' bytes.
//
//go:wasmexport call
func call(operation, split uint32) uint64 {
	reported = reported[:0]
	result := operations[operation](input[:split], input[split:])
	output, _ = json.Marshal(result)
	address := uint64(uintptr(unsafe.Pointer(unsafe.SliceData(output))))
	return address<<32 | uint64(len(output))
}

// The host names operations by their place here.
var operations = []func(first, second []byte) any{
	func(_, _ []byte) any { return version() },
	func(given, text []byte) any { return check(given, text) },
	func(given, text []byte) any { return relate(given, text) },
	func(whole, fragment []byte) any { return merge(whole, fragment) },
	func(given, text []byte) any { return change(given, text) },
	func(given, text []byte) any { return traceFiles(given, text) },
}
