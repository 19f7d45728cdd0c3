package cel

import "errors"

// ErrNotJudged is what the judgement of an object panics with where it meets an
// expression: what is to be said of it takes the language's own compiler.
var ErrNotJudged = errors.New("an expression, whose language is not built in")

// DeclType stands in for the type of the same name: no schema is ever made one.
type DeclType struct {
	Fields   map[string]*DeclField
	ElemType *DeclType
}

// DeclField is a field of one.
type DeclField struct{ Type *DeclType }
