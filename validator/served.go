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

var (
	servedKinds   = sets.Set[schema.GroupVersionKind]{}
	builtInGroups = sets.Set[string]{}
)

func init() {
	for _, line := range strings.Split(strings.TrimSpace(served), "\n") {
		words := strings.Fields(line)
		typ := schema.FromAPIVersionAndKind(words[0], words[1])
		servedKinds.Insert(typ)
		builtInGroups.Insert(typ.Group)
	}
}

// passedOver tells whether objects of a kind are not judged. A list's items may be.
func passedOver(typ schema.GroupVersionKind) bool {
	_, _, known := find(typ)
	return !known && typ.Group != kindGroup && mayBeServed(typ) && !strings.HasSuffix(typ.Kind, "List")
}

// mayBeServed tells whether a cluster may have a kind that is not judged here.
func mayBeServed(typ schema.GroupVersionKind) bool {
	return servedKinds.Has(typ) || isCustom(typ)
}

// isCustom tells whether a kind can come with a CustomResourceDefinition: its group
// must have a dot, and none is built in.
func isCustom(typ schema.GroupVersionKind) bool {
	return strings.Contains(typ.Group, ".") && !builtInGroups.Has(typ.Group)
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
