package main

import (
	"sort"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/endpointslice"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// relation is where one Service leads among the documents given with it.
type relation struct {
	Service   string            `json:"service"`
	Namespace string            `json:"namespace"`
	Document  int               `json:"document"`
	Item      int               `json:"item"` // of a List, from 1; 0: not in a List
	Selector  map[string]string `json:"selector"`
	Pods      []podRelation     `json:"pods"`
	Slices    []string          `json:"slices"`
	Problems  []problem         `json:"problems"`
	Alone     bool              `json:"alone"` // no Pod is selected, as none at all is among the documents
}

// podRelation is one Pod, or one Pod template, beside a Service.
type podRelation struct {
	Kind       string            `json:"kind"`
	Name       string            `json:"name"`
	Document   int               `json:"document"`
	Labels     map[string]string `json:"labels"`
	Selected   bool              `json:"selected"`
	Mismatches []mismatch        `json:"mismatches"`
	Ports      []portRelation    `json:"ports"`
}

// mismatch is a pair of the selector that the Pod's labels do not have.
type mismatch struct {
	Key   string  `json:"key"`
	Wants string  `json:"wants"`
	Has   *string `json:"has"` // null: no label with this key
}

// portRelation is where one Service port leads in one Pod: number is 0 where it
// leads nowhere, and declared says whether a container lists that port.
type portRelation struct {
	Port     int32  `json:"port"`
	Name     string `json:"name"`
	Target   string `json:"target"`
	Number   int    `json:"number"`
	Declared bool   `json:"declared"`
}

type problem struct {
	Code string `json:"code"` // no-pod-selected, port-leads-nowhere, port-not-declared, slice-port-name
	Kind string `json:"kind"` // of the Pod, or of what makes it
	Pod  string `json:"pod"`
	Port int32  `json:"port"`
	Name string `json:"name"` // the Service port's name
	Want string `json:"want"` // the targetPort
}

type workload struct {
	kind     string
	document int
	object   *corev1.Pod
}

type objects struct {
	services []placed[*corev1.Service]
	pods     []workload
	slices   []placed[*discoveryv1.EndpointSlice]
}

type placed[T any] struct {
	document, item int
	object         T
}

// relate follows every Service of the documents, and of a second file beside
// them, to the Pods and slices of both.
func relate(beside, text []byte) []relation {
	var all objects
	number := all.read(text, 0)
	all.read(beside, number)
	relations := []relation{}
	for _, service := range all.services {
		relations = append(relations, follow(service, all))
	}
	return relations
}

func follow(given placed[*corev1.Service], all objects) relation {
	service := given.object
	r := relation{
		Service: service.Name, Namespace: namespaceOf(service.ObjectMeta), Document: given.document, Item: given.item,
		Selector: service.Spec.Selector, Pods: []podRelation{}, Slices: []string{}, Problems: []problem{},
	}
	if r.Selector == nil {
		r.Selector = map[string]string{}
	}
	if service.Spec.Type == corev1.ServiceTypeExternalName {
		return r
	}
	if len(r.Selector) == 0 {
		r.followSlices(service, all.slices)
		return r
	}
	selected := 0
	for _, p := range all.pods {
		if namespaceOf(p.object.ObjectMeta) != r.Namespace {
			continue
		}
		beside := lookAt(service, p)
		if beside.Selected {
			selected++
			r.Problems = append(r.Problems, portProblems(beside, p.object)...)
		}
		r.Pods = append(r.Pods, beside)
	}
	if selected == 0 {
		r.Problems = append(r.Problems, problem{Code: "no-pod-selected"})
		r.Alone = len(all.pods) == 0
	}
	return r
}

func lookAt(service *corev1.Service, p workload) podRelation {
	r := podRelation{
		Kind: p.kind, Name: p.object.Name, Document: p.document,
		Labels: p.object.Labels, Mismatches: []mismatch{}, Ports: []portRelation{},
	}
	r.Selected = labels.SelectorFromSet(service.Spec.Selector).Matches(labels.Set(p.object.Labels))
	if !r.Selected {
		r.Mismatches = mismatches(service.Spec.Selector, p.object.Labels)
		return r
	}
	for i := range service.Spec.Ports {
		port := &service.Spec.Ports[i]
		number, err := endpointslice.FindPort(p.object, port)
		if err != nil {
			number = 0
		}
		r.Ports = append(r.Ports, portRelation{
			Port: port.Port, Name: port.Name, Target: port.TargetPort.String(), Number: number,
			Declared: number != 0 && declares(p.object, int32(number), port.Protocol),
		})
	}
	return r
}

func mismatches(selector, has map[string]string) []mismatch {
	all := []mismatch{}
	for key, value := range selector {
		pair := labels.SelectorFromSet(labels.Set{key: value})
		if pair.Matches(labels.Set(has)) {
			continue
		}
		missing := mismatch{Key: key, Wants: value}
		if label, ok := has[key]; ok {
			missing.Has = &label
		}
		all = append(all, missing)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Key < all[j].Key })
	return all
}

func portProblems(r podRelation, object *corev1.Pod) []problem {
	var all []problem
	for _, port := range r.Ports {
		p := problem{Kind: r.Kind, Pod: r.Name, Port: port.Port, Name: port.Name, Want: port.Target}
		switch {
		case port.Number == 0:
			p.Code = "port-leads-nowhere"
		case !port.Declared && declaresAny(object):
			p.Code = "port-not-declared"
		default:
			continue
		}
		all = append(all, p)
	}
	return all
}

func declares(object *corev1.Pod, number int32, protocol corev1.Protocol) bool {
	for _, container := range object.Spec.Containers {
		for _, port := range container.Ports {
			if port.ContainerPort == number && port.Protocol == protocol {
				return true
			}
		}
	}
	return false
}

func declaresAny(object *corev1.Pod) bool {
	for _, container := range object.Spec.Containers {
		if len(container.Ports) > 0 {
			return true
		}
	}
	return false
}

// followSlices compares port names: kube-proxy joins a Service port to the
// slice port of the same name.
func (r *relation) followSlices(service *corev1.Service, slices []placed[*discoveryv1.EndpointSlice]) {
	names := map[string]bool{}
	for _, slice := range slices {
		object := slice.object
		if namespaceOf(object.ObjectMeta) != r.Namespace || object.Labels[discoveryv1.LabelServiceName] != service.Name {
			continue
		}
		r.Slices = append(r.Slices, object.Name)
		for _, port := range object.Ports {
			if port.Name != nil {
				names[*port.Name] = true
			} else {
				names[""] = true
			}
		}
	}
	for _, port := range service.Spec.Ports {
		if len(r.Slices) > 0 && !names[port.Name] {
			r.Problems = append(r.Problems, problem{Code: "slice-port-name", Port: port.Port, Name: port.Name})
		}
	}
}

func namespaceOf(metadata metav1.ObjectMeta) string {
	if metadata.Namespace == "" {
		return metav1.NamespaceDefault
	}
	return metadata.Namespace
}

// read decodes what it can, and returns the last document's number: check says
// what is wrong with the rest.
func (all *objects) read(text []byte, before int) int {
	docs := documents(text)
	for _, doc := range docs {
		if doc.err != nil {
			continue
		}
		doc.number += before
		each, isList, _ := doc.items()
		if !isList {
			each = []document{doc}
		}
		for _, one := range each {
			all.decode(one)
		}
	}
	return before + len(docs)
}

func (all *objects) decode(doc document) {
	object, _, err := legacyscheme.Codecs.UniversalDeserializer().Decode(doc.json, nil, nil)
	if err != nil {
		return
	}
	legacyscheme.Scheme.Default(object)
	all.add(doc, object)
}

func (all *objects) add(doc document, object runtime.Object) {
	switch o := object.(type) {
	case *corev1.Service:
		all.services = append(all.services, placed[*corev1.Service]{doc.number, doc.item, o})
	case *discoveryv1.EndpointSlice:
		all.slices = append(all.slices, placed[*discoveryv1.EndpointSlice]{doc.number, doc.item, o})
	case *corev1.Pod:
		all.pods = append(all.pods, workload{"Pod", doc.number, o})
	case *corev1.ReplicationController:
		if o.Spec.Template != nil {
			all.addTemplate("ReplicationController", doc.number, o.ObjectMeta, *o.Spec.Template)
		}
	case *appsv1.Deployment:
		all.addTemplate("Deployment", doc.number, o.ObjectMeta, o.Spec.Template)
	case *appsv1.ReplicaSet:
		all.addTemplate("ReplicaSet", doc.number, o.ObjectMeta, o.Spec.Template)
	case *appsv1.StatefulSet:
		all.addTemplate("StatefulSet", doc.number, o.ObjectMeta, o.Spec.Template)
	case *appsv1.DaemonSet:
		all.addTemplate("DaemonSet", doc.number, o.ObjectMeta, o.Spec.Template)
	}
}

// addTemplate adds the Pod that a controller would make, under the
// controller's name.
func (all *objects) addTemplate(kind string, document int, owner metav1.ObjectMeta, template corev1.PodTemplateSpec) {
	object := &corev1.Pod{ObjectMeta: template.ObjectMeta, Spec: template.Spec}
	object.Name, object.Namespace = owner.Name, owner.Namespace
	all.pods = append(all.pods, workload{kind, document, object})
}
