package yaml

// Strict tells whether the text that Unmarshal read last into an interface{} has no
// key twice: it would be read to the same value by UnmarshalStrict.
var Strict bool

// Unmarshal reads as the package's own does, strictly first.
func Unmarshal(in []byte, out interface{}) error {
	into, isAny := out.(*interface{})
	if !isAny || *into != nil {
		return unmarshal(in, out, false)
	}
	if Strict = unmarshal(in, out, true) == nil; Strict {
		return nil
	}
	*into = nil
	return unmarshal(in, out, false)
}
