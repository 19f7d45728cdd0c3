package common

import "k8s.io/apiserver/pkg/cel"

// SchemaDeclType is asked for a schema whose expressions are to be compiled.
func SchemaDeclType(Schema, bool) *cel.DeclType { panic(cel.ErrNotJudged) }
