package main

import (
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/sets"
)

// Levels of a finding: what cannot work, what probably does not, and what is good
// to know.
const (
	isError   = "error"
	isWarning = "warning"
	isHint    = "hint"
)

// finding is what one rule says of objects that the API server takes one by one.
// Its words are the host's, by code and variant.
type finding struct {
	Code     string            `json:"code"`
	Variant  string            `json:"variant"` // of the words; empty: the plain ones
	Level    string            `json:"level"`
	File     int               `json:"file"` // of those given, from 0
	Document int               `json:"document"`
	Item     int               `json:"item"` // of a List, from 1; 0: not in a List
	Line     int               `json:"line"`
	About    []place           `json:"about"`  // the object itself first
	Values   map[string]string `json:"values"` // what the words name
}

// values are pairs of a name and a value.
type values = map[string]string

// rules holds what all rules look at, and what they found.
type rules struct {
	*objects
	relations []relation
	found     []finding
}

func findings(all *objects, relations []relation, strict bool) []finding {
	r := &rules{all, relations, []finding{}}
	for i := range relations {
		r.service(&relations[i])
	}
	for i := range all.workloads {
		r.workload(&all.workloads[i])
	}
	r.waysIn()
	r.foreignSlices()
	r.sharedNodePorts()
	if !strict {
		r.namespaces()
	}
	r.versions()
	r.twice()
	sort.SliceStable(r.found, func(i, j int) bool {
		a, b := r.found[i], r.found[j]
		if a.File != b.File {
			return a.File < b.File
		}
		return a.Line < b.Line
	})
	return r.found
}

// say adds a finding about an object, at the line where path leads in it.
func (r *rules) say(level, code, path string, words values, object place, others ...place) {
	code, variant, _ := strings.Cut(code, ".")
	line := object.Line
	if path != "" {
		line = object.doc.lineOf(path)
	}
	words["kind"], words["name"] = object.Kind, object.Name
	r.found = append(r.found, finding{
		Code: code, Variant: variant, Level: level, File: object.File, Document: object.Document, Item: object.Item,
		Line: line, About: append([]place{object}, others...), Values: words,
	})
}

// namespaces says which namespaces are taken as there (admission plugin
// NamespaceLifecycle refuses what stands in one that is not).
func (r *rules) namespaces() {
	known := sets.New("default", "kube-system", "kube-public", "kube-node-lease")
	made := map[string]place{}
	for _, one := range r.places {
		if one.Kind == "Namespace" && one.typ.Group == "" {
			made[one.Name] = one
		}
	}
	for _, one := range r.places {
		if one.Kind == "Namespace" && one.typ.Group == "" {
			known.Insert(one.Name)
		}
		if known.Has(one.Namespace) {
			continue
		}
		known.Insert(one.Namespace)
		words := values{"namespace": one.Namespace}
		if namespace, later := made[one.Namespace]; later {
			r.say(isHint, "namespace-assumed.later", "metadata.namespace", words, one, namespace)
		} else {
			r.say(isHint, "namespace-assumed", "metadata.namespace", words, one)
		}
	}
}

// versions says what has replaced a version that is not served any more.
func (r *rules) versions() {
	for _, one := range r.places {
		if knows(one.typ) || one.typ.Kind == "" || one.typ.Version == "" || mayBeServed(one.typ) {
			continue
		}
		version := one.typ.GroupVersion().String()
		if now := versionsOf(one.Kind); len(now) > 0 {
			r.say(isHint, "version-not-served", "apiVersion", values{"version": version, "now": strings.Join(now, ", ")}, one)
		} else {
			r.say(isHint, "version-not-served.none", "apiVersion", values{"version": version}, one)
		}
	}
}

func knows(typ schema.GroupVersionKind) bool {
	_, _, ok := find(typ)
	return ok || typ.Group == kindGroup
}

// twice says that one object stands in two files.
func (r *rules) twice() {
	for _, one := range r.copies {
		if one[0].File != one[1].File {
			r.say(isHint, "object-twice", "", values{}, one[0], one[1])
		}
	}
}

// sharedNodePorts names both Services that ask for one node port: the port
// allocator refuses the second, whatever their protocols.
func (r *rules) sharedNodePorts() {
	first := map[int32]*placed[*corev1.Service]{}
	for i := range r.services {
		one := &r.services[i]
		for _, port := range one.object.Spec.Ports {
			other := first[port.NodePort]
			if port.NodePort == 0 {
				continue
			}
			if other == nil {
				first[port.NodePort] = one
			} else if other != one {
				words := values{"nodePort": number(port.NodePort), "other": other.Name}
				r.say(isError, "node-port-shared", nodePortPath(one.object, port.NodePort), words, one.place, other.place)
			}
		}
	}
}

func nodePortPath(service *corev1.Service, nodePort int32) string {
	for i, port := range service.Spec.Ports {
		if port.NodePort == nodePort {
			return portPath(i, "nodePort")
		}
	}
	return "spec.ports"
}
