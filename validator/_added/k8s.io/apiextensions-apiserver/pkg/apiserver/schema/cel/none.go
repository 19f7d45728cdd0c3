package cel

import (
	"context"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

// CompilationResult is what a compiler says of one rule.
type CompilationResult struct {
	Error, MessageExpressionError *cel.Error
	UsesOldSelf                   bool
	MaxCost, MaxCardinality       uint64
	MessageExpression             any
	MessageExpressionMaxCost      uint64
}

// Compile stands in for the function of the same name: it compiles nothing.
func Compile(*schema.Structural, *cel.DeclType, uint64, *environment.EnvSet, any) ([]CompilationResult, error) {
	panic(cel.ErrNotJudged)
}

// Validator stands in for the type of the same name, which holds a default value
// against the rules of its schema. There is none for a schema without rules.
type Validator struct{}

func NewValidator(s *schema.Structural, _ bool, _ uint64) *Validator {
	if hasXValidations(s) {
		panic(cel.ErrNotJudged)
	}
	return nil
}

func (*Validator) Validate(context.Context, *field.Path, *schema.Structural, any, any, int64) (field.ErrorList, int64) {
	panic(cel.ErrNotJudged)
}
