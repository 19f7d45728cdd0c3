package validation

// How kubectl reads kind and apiVersion before it asks the server.
var (
	Parse         = parse
	GetObjectKind = getObjectKind
)
