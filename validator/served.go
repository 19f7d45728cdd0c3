package main

import (
	_ "embed"
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/sets"
)

// served lists the kinds that an API server of this Kubernetes serves, as the
// project's cluster recorded them: "apps/v1 Deployment deployments", a line each.
//
//go:embed served.txt
var served string

var servedKinds = sets.Set[schema.GroupVersionKind]{}

func init() {
	for _, line := range strings.Split(strings.TrimSpace(served), "\n") {
		words := strings.Fields(line)
		servedKinds.Insert(schema.FromAPIVersionAndKind(words[0], words[1]))
	}
}

// passedOver tells whether objects of a kind are not judged. A list's items may be.
func passedOver(typ schema.GroupVersionKind) bool {
	_, _, known := find(typ)
	return !known && typ.Group != kindGroup && mayBeServed(typ) && !strings.HasSuffix(typ.Kind, "List")
}

// mayBeServed tells whether a cluster may have a kind that is not judged here: a
// built-in one, or one of a group that can come with a CustomResourceDefinition,
// whose name must have a dot.
func mayBeServed(typ schema.GroupVersionKind) bool {
	return servedKinds.Has(typ) || strings.Contains(typ.Group, ".") && !isBuiltIn(typ.Group)
}

func isBuiltIn(group string) bool {
	for typ := range servedKinds {
		if typ.Group == group {
			return true
		}
	}
	return false
}

// versionsOf lists the apiVersions that serve a kind of this name, in any
// built-in group: what has replaced one that is no longer served.
func versionsOf(kind string) []string {
	all := sets.Set[string]{}
	for typ := range servedKinds {
		if typ.Kind == kind {
			all.Insert(typ.GroupVersion().String())
		}
	}
	return sets.List(all)
}
