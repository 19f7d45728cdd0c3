package main

import (
	"encoding/json"
	"errors"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	kubectl "k8s.io/kubectl/pkg/cmd/util"
	"k8s.io/kubectl/pkg/validation"
)

// What kubectl says by itself: create of an empty file, apply without a name.
var (
	errNoObjects = errors.New("no objects passed to create")
	errNoName    = errors.New("resource name may not be empty")
)

// identify reads kind and apiVersion as kubectl does before it asks the server.
func identify(raw []byte) (schema.GroupVersionKind, error) {
	if err := validation.Validate(raw); err != nil {
		return schema.GroupVersionKind{}, err
	}
	object, err := validation.Parse(raw)
	if err != nil {
		return schema.GroupVersionKind{}, err
	}
	typ, errs := validation.GetObjectKind(object)
	if errs == nil && typ.Version == "" {
		errs = []error{errors.New("apiVersion not set")}
	}
	return typ, utilerrors.NewAggregate(errs)
}

// kubectlDecode reads a document as kubectl does: into a map whose metadata has
// types.
func kubectlDecode(raw []byte) (*unstructured.Unstructured, error) {
	object := &unstructured.Unstructured{}
	if err := json.Unmarshal(raw, &object.Object); err != nil {
		return object, err
	}
	type metadataOnlyObject struct {
		metav1.TypeMeta   `json:",inline"`
		metav1.ObjectMeta `json:"metadata"`
	}
	return object, json.Unmarshal(raw, &metadataOnlyObject{})
}

// printed fills in what kubectl prints: it collects the errors of a file up to
// one that stops it, and words several otherwise than one.
func printed(verdicts []verdict) []verdict {
	failures, last := 0, len(verdicts)
	for i, v := range verdicts[:last] {
		if v.err != nil && v.err != errNoObjects { // it says this only where nothing else went wrong
			failures++
		}
		if v.stops {
			last = i + 1
			break
		}
	}
	for i := range verdicts {
		if err := verdicts[i].err; err != nil && failures > 1 && i < last {
			verdicts[i].Kubectl = strings.TrimSuffix(kubectl.MultipleErrors("", []error{err}), "\n")
		} else if err != nil {
			verdicts[i].Kubectl = kubectlSays(err)
		}
	}
	return verdicts
}

func kubectlSays(err error) string {
	return strings.TrimSuffix(kubectl.Print(err), "\n")
}
