package main

import (
	"sort"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/endpointslice"
)

// related is where the Services of some files lead, and what is found wrong with
// how the documents fit together.
type related struct {
	Relations []relation `json:"relations"`
	Findings  []finding  `json:"findings"`
}

// relation is where one Service leads among the documents given with it.
type relation struct {
	Service   string            `json:"service"`
	Namespace string            `json:"namespace"`
	File      int               `json:"file"` // of those given, from 0
	Document  int               `json:"document"`
	Item      int               `json:"item"` // of a List, from 1; 0: not in a List
	Selector  map[string]string `json:"selector"`
	Pods      []podRelation     `json:"pods"`
	Slices    []string          `json:"slices"` // and Endpoints, which become slices
	Problems  []problem         `json:"problems"`
	Alone     bool              `json:"alone"` // no Pod is selected, as none at all is among the documents
	service   *placed[*corev1.Service]
	selected  []selectedPod
}

// podRelation is one Pod, or one Pod template, beside a Service.
type podRelation struct {
	Kind       string            `json:"kind"`
	Name       string            `json:"name"`
	File       int               `json:"file"`
	Document   int               `json:"document"`
	Labels     map[string]string `json:"labels"`
	Selected   bool              `json:"selected"`
	Later      []string          `json:"later"` // keys of the selector whose labels come at run time
	Mismatches []mismatch        `json:"mismatches"`
	Ports      []portRelation    `json:"ports"`
	workload   *workload
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
	index    int    // among the Service's ports
}

type problem struct {
	Code string `json:"code"` // selects-nothing, port-leads-nowhere, port-not-declared, slice-port-name
	Kind string `json:"kind"` // of the Pod, or of what makes it
	Pod  string `json:"pod"`
	Port int32  `json:"port"`
	Name string `json:"name"` // the Service port's name
	Want string `json:"want"` // the targetPort
}

type selectedPod struct {
	workload *workload
	seen     podRelation
}

// relate follows every Service of some files to the Pods and slices of all.
func relate(given, text []byte) related {
	asked, files := filesOf(given, text)
	all := &objects{seen: map[string]place{}}
	for i, file := range files {
		all.read(i, file)
	}
	relations := []relation{}
	for i := range all.services {
		relations = append(relations, follow(&all.services[i], all, asked.Brief))
	}
	found := findings(all, relations, asked.Strict)
	if asked.Brief {
		relations = relations[:0]
	}
	return related{relations, found}
}

// follow looks at one Service. In brief, of the Pods that it passes over only the
// nearest stays.
func follow(given *placed[*corev1.Service], all *objects, brief bool) relation {
	service := given.object
	r := relation{
		Service: service.Name, Namespace: given.Namespace, File: given.File, Document: given.Document, Item: given.Item,
		Selector: service.Spec.Selector, Pods: []podRelation{}, Slices: []string{}, Problems: []problem{}, service: given,
	}
	if r.Selector == nil {
		r.Selector = map[string]string{}
	}
	if service.Spec.Type == corev1.ServiceTypeExternalName {
		return r
	}
	if len(r.Selector) == 0 {
		r.followSlices(service, all)
		return r
	}
	later, selector := false, labels.SelectorFromSet(service.Spec.Selector)
	for i := range all.workloads {
		w := &all.workloads[i]
		if w.Namespace != r.Namespace {
			continue
		}
		beside := lookAt(service, selector, w)
		later = later || len(beside.Later) > 0
		if beside.Selected {
			r.selected = append(r.selected, selectedPod{w, beside})
			r.Problems = append(r.Problems, portProblems(beside, w.pod)...)
		}
		if last := len(r.Pods) - 1; brief && last >= 0 && !beside.Selected {
			r.Pods[last] = nearest([]podRelation{r.Pods[last], beside})
		} else {
			r.Pods = append(r.Pods, beside)
		}
	}
	if len(r.selected) == 0 && !later {
		r.Problems = append(r.Problems, problem{Code: "selects-nothing"})
		r.Alone = len(all.workloads) == 0
	}
	return r
}

func lookAt(service *corev1.Service, selector labels.Selector, w *workload) podRelation {
	has := w.labelsFor(service.Spec.Selector)
	r := podRelation{
		Kind: w.Kind, Name: w.Name, File: w.File, Document: w.Document,
		Labels: has, Later: []string{}, Mismatches: []mismatch{}, Ports: []portRelation{},
		workload: w,
	}
	if r.Labels == nil {
		r.Labels = map[string]string{}
	}
	r.Selected = selector.Matches(labels.Set(has))
	if !r.Selected {
		r.Mismatches, r.Later = mismatches(w, service.Spec.Selector, has)
		return r
	}
	for i := range service.Spec.Ports {
		port := &service.Spec.Ports[i]
		number, err := endpointslice.FindPort(w.pod, port)
		if err != nil {
			number = 0
		}
		r.Ports = append(r.Ports, portRelation{
			Port: port.Port, Name: port.Name, Target: port.TargetPort.String(), Number: number,
			Declared: number != 0 && declares(w.pod, int32(number), port.Protocol), index: i,
		})
	}
	return r
}

// mismatches are the pairs that fail. Where each of them may come at run time, the
// keys are given instead.
func mismatches(w *workload, selector, has map[string]string) ([]mismatch, []string) {
	all, later := []mismatch{}, []string{}
	for key, value := range selector {
		if label, ok := has[key]; ok && label == value {
			continue
		}
		missing := mismatch{Key: key, Wants: value}
		if label, ok := has[key]; ok {
			missing.Has = &label
		}
		all = append(all, missing)
		if w.comesLater(key) {
			later = append(later, key)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Key < all[j].Key })
	sort.Strings(later)
	if len(later) < len(all) {
		later = []string{}
	}
	return all, later
}

func portProblems(r podRelation, object *corev1.Pod) []problem {
	var all []problem
	for _, port := range r.Ports {
		p := problem{Kind: r.Kind, Pod: r.Name, Port: port.Port, Name: port.Name, Want: port.Target}
		switch {
		case port.Number == 0:
			p.Code = "port-leads-nowhere"
		case !port.Declared && len(containerPorts(object)) > 0:
			p.Code = "port-not-declared"
		default:
			continue
		}
		all = append(all, p)
	}
	return all
}

func declares(object *corev1.Pod, number int32, protocol corev1.Protocol) bool {
	for _, port := range containerPorts(object) {
		if port.ContainerPort == number && port.Protocol == protocol {
			return true
		}
	}
	return false
}

// containerPorts are the ports that FindPort of k8s.io/endpointslice looks at:
// those of containers, and of init containers that keep running.
func containerPorts(object *corev1.Pod) (all []corev1.ContainerPort) {
	for _, container := range running(&object.Spec) {
		all = append(all, container.Ports...)
	}
	return all
}

func running(spec *corev1.PodSpec) (all []*corev1.Container) {
	for i := range spec.Containers {
		all = append(all, &spec.Containers[i])
	}
	for i := range spec.InitContainers {
		one := &spec.InitContainers[i]
		if one.RestartPolicy != nil && *one.RestartPolicy == corev1.ContainerRestartPolicyAlways {
			all = append(all, one)
		}
	}
	return all
}

// joint is what kube-proxy joins a Service port to a slice port by: name and
// protocol (ServicePortName in pkg/proxy).
type joint struct {
	name     string
	protocol corev1.Protocol
}

func (r *relation) followSlices(service *corev1.Service, all *objects) {
	ports := map[joint]bool{}
	for _, slice := range all.slices {
		object := slice.object
		if slice.Namespace != r.Namespace || object.Labels[discoveryv1.LabelServiceName] != service.Name {
			continue
		}
		r.Slices = append(r.Slices, object.Name)
		for _, port := range object.Ports {
			ports[joint{deref(port.Name), deref(port.Protocol)}] = true
		}
	}
	for _, one := range all.endpoints { // the mirroring controller makes slices of them
		if one.Namespace != r.Namespace || one.Name != service.Name {
			continue
		}
		r.Slices = append(r.Slices, one.Name)
		for _, subset := range one.object.Subsets {
			for _, port := range subset.Ports {
				ports[joint{port.Name, port.Protocol}] = true
			}
		}
	}
	for _, port := range service.Spec.Ports {
		if len(r.Slices) > 0 && !ports[joint{port.Name, port.Protocol}] {
			r.Problems = append(r.Problems, problem{Code: "slice-port-name", Port: port.Port, Name: port.Name})
		}
	}
}

func deref[T any](value *T) (none T) {
	if value == nil {
		return none
	}
	return *value
}
