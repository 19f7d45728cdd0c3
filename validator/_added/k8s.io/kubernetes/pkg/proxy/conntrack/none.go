// Package conntrack stands in for the package of the same name, which removes
// connections from a kernel's table.
package conntrack

type Interface any

func CleanStaleEntries(...any) {}
