package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/labels"
)

func number(n int32) string { return strconv.Itoa(int(n)) }

func portPath(index int, field string) string {
	return fmt.Sprintf("spec.ports[%d].%s", index, field)
}

// service goes through the rules about one Service.
func (r *rules) service(s *relation) {
	object := s.service.object
	if object.Spec.Type == corev1.ServiceTypeExternalName {
		// No endpoints, no cluster IP: the ports are read by nobody but some Ingress
		// controllers (endpointslice_controller.go, syncService).
		if len(object.Spec.Ports) > 0 {
			r.say(isHint, "external-name-ports", "spec.ports", values{}, s.service.place)
		}
		return
	}
	r.twoProtocols(s)
	if len(s.Selector) == 0 {
		r.noSelector(s)
		return
	}
	r.selectsNothing(s)
	r.ports(s)
	r.twoWorkloads(s)
	r.changesWithRelease(s)
	r.policies(s)
}

// selectsNothing follows labels.Selector, which the EndpointSlice controller uses:
// each pair of the selector must be among a Pod's labels.
func (r *rules) selectsNothing(s *relation) {
	if len(s.selected) > 0 || s.Alone {
		return
	}
	if len(r.unread) > 0 {
		words := values{"unread": strings.TrimSpace(r.unread[0].Kind + " " + r.unread[0].Name), "line": number(int32(r.unread[0].Line))}
		r.say(isHint, "selects-nothing.unread", "spec.selector", words, s.service.place)
		return
	}
	at := s.service.place
	for _, pod := range s.Pods {
		if len(pod.Later) > 0 {
			words := values{"labels": strings.Join(pod.Later, ", "), "workload": pod.Kind + " " + pod.Name}
			r.say(isHint, "selects-nothing.later", "spec.selector", words, at)
			return
		}
	}
	if unknown := r.makers(s.Namespace); len(unknown) > 0 {
		one := couldMake(s.Service, s.Selector, unknown)
		words := values{"unknown": one.Kind + " " + one.Name}
		r.say(isHint, "selects-nothing.unknown", "spec.selector", words, at, one)
		return
	}
	if len(s.Pods) == 0 {
		r.selectsElsewhere(s)
		return
	}
	near := nearest(s.Pods)
	pair := near.Mismatches[0]
	words := values{"wants": pair.Key + ": " + pair.Wants, "workload": near.Kind + " " + near.Name, "key": pair.Key}
	path := "spec.selector[" + pair.Key + "]"
	if pair.Has == nil {
		level := isWarning // a process or a controller may set it while the Pods run
		if r.isLabel(s.Namespace, pair.Key) {
			level = isError
		}
		r.say(level, "selects-nothing.missing", path, words, at, near.workload.place)
		return
	}
	words["has"] = pair.Key + ": " + *pair.Has
	r.say(isError, "selects-nothing", path, words, at, near.workload.place)
}

// selectsElsewhere looks for Pods of another namespace that the selector would match
// there: where none does, they come from somewhere else.
func (r *rules) selectsElsewhere(s *relation) {
	selector := labels.SelectorFromSet(s.Selector)
	for i := range r.workloads {
		w := &r.workloads[i]
		if selector.Matches(labels.Set(w.labelsFor(s.Selector))) {
			words := values{"namespace": s.Namespace, "workload": w.Kind + " " + w.Name, "other": w.Namespace}
			r.say(isWarning, "selects-nothing.namespace", "spec.selector", words, s.service.place, w.place)
			return
		}
	}
}

// isLabel tells whether a label with this key is known: any Pod of a namespace has
// one, or it is one of a StatefulSet's, whose values are known.
func (r *rules) isLabel(namespace, key string) bool {
	if key == appsv1.StatefulSetPodNameLabel || key == appsv1.PodIndexLabel {
		return true
	}
	return slices.ContainsFunc(r.workloads, func(w workload) bool {
		_, has := w.pod.Labels[key]
		return has && w.Namespace == namespace
	})
}

// nearest is the Pod that lacks the fewest pairs, or gets them later; of several, one
// that has the key with another value, where a slip of the pen is likelier.
func nearest(pods []podRelation) podRelation {
	best, least := pods[0], 1<<30
	for _, pod := range pods {
		lacks := 2 * len(pod.Mismatches)
		for _, pair := range pod.Mismatches {
			if pair.Has == nil {
				lacks++
			}
		}
		if len(pod.Later) > 0 {
			lacks = 0
		}
		if lacks < least {
			best, least = pod, lacks
		}
	}
	return best
}

// ports follows FindPort of k8s.io/endpointslice: a name must be a container
// port's, of the same protocol; a number needs no declaration.
func (r *rules) ports(s *relation) {
	object := s.service.object
	for i, port := range object.Spec.Ports {
		leads, undeclared := 0, false
		for _, one := range s.selected {
			if one.seen.Ports[i].Number != 0 {
				leads++
			}
		}
		level := isError
		if leads > 0 {
			level = isWarning // some Pods take part in this port, and some do not
		}
		for _, one := range s.selected {
			seen, at := one.seen.Ports[i], s.service.place
			words := values{
				"port": number(port.Port), "target": port.TargetPort.String(), "workload": one.seen.Kind + " " + one.seen.Name,
				"protocol": string(port.Protocol), "declared": declaredPorts(one.workload.pod),
			}
			switch {
			case seen.Number == 0:
				r.say(level, "port-leads-nowhere", portPath(i, "targetPort"), words, at, one.workload.place)
			case !seen.Declared && len(containerPorts(one.workload.pod)) > 0 && !undeclared:
				undeclared = true // once for all Pods
				r.say(isHint, "port-not-declared", portPath(i, "targetPort"), words, at, one.workload.place)
			}
		}
		r.headlessPort(s, i)
	}
}

// headlessPort: a headless Service has no address of its own at which a port could
// be translated. DNS gives the Pods' addresses, and clients meet the Pods' port.
func (r *rules) headlessPort(s *relation, index int) {
	port := s.service.object.Spec.Ports[index]
	for _, one := range s.selected {
		leads := one.seen.Ports[index].Number
		if s.service.object.Spec.ClusterIP == corev1.ClusterIPNone && leads != 0 && leads != int(port.Port) {
			words := values{"port": number(port.Port), "number": strconv.Itoa(leads)}
			r.say(isHint, "headless-port-differs", portPath(index, "port"), words, s.service.place, one.workload.place)
			return
		}
	}
}

func declaredPorts(pod *corev1.Pod) string {
	var all []string
	for _, port := range containerPorts(pod) {
		text := number(port.ContainerPort)
		if port.Protocol != corev1.ProtocolTCP {
			text += "/" + string(port.Protocol)
		}
		if port.Name != "" {
			text = port.Name + " (" + text + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

// twoProtocols warns of kubectl apply: its merge key for ports is the number alone
// (patchMergeKey in k8s.io/api/core/v1, ServiceSpec.Ports), so a change of one
// entry can lose the other.
func (r *rules) twoProtocols(s *relation) {
	first := map[int32]corev1.Protocol{}
	for i, port := range s.service.object.Spec.Ports {
		if before, ok := first[port.Port]; ok && before != port.Protocol {
			r.say(isHint, "same-port-two-protocols", portPath(i, "port"), values{"port": number(port.Port)}, s.service.place)
			return
		}
		first[port.Port] = port.Protocol
	}
}

// noSelector looks for what a person has to write then: slices of their own, or
// Endpoints of the Service's name.
func (r *rules) noSelector(s *relation) {
	if len(s.Slices) == 0 {
		level := isWarning
		if len(r.makers(s.Namespace)) > 0 {
			level = isHint // one of them may write slices
		}
		r.say(level, "no-endpoints-source", "spec", values{}, s.service.place)
		return
	}
	for i, port := range s.service.object.Spec.Ports {
		for _, problem := range s.Problems {
			if problem.Port == port.Port && problem.Name == port.Name {
				words := values{"port": number(port.Port), "portName": port.Name, "protocol": string(port.Protocol)}
				r.say(isError, "slice-port-name", portPath(i, "port"), words, s.service.place)
				break
			}
		}
	}
}

// foreignSlices looks for slices that belong to no Service: the label says to
// which one (discovery.k8s.io/v1, LabelServiceName).
func (r *rules) foreignSlices() {
	for _, slice := range r.slices {
		name, labelled := slice.object.Labels[discoveryv1.LabelServiceName]
		switch {
		case !labelled:
			r.say(isWarning, "slice-without-service", "metadata", values{"label": discoveryv1.LabelServiceName}, slice.place)
		case r.hasServices(slice.Namespace) && r.objects.service(slice.Namespace, name) == nil:
			words := values{"label": discoveryv1.LabelServiceName, "service": name}
			r.say(isHint, "slice-without-service.missing", "metadata.labels", words, slice.place)
		}
	}
}

// identifying are the labels by which charts tell their releases and parts apart
// (kubernetes.io, Recommended Labels; release is Helm's older one).
var identifying = []string{"app.kubernetes.io/instance", "release", "app.kubernetes.io/name", "app.kubernetes.io/component"}

func (r *rules) twoWorkloads(s *relation) {
	for _, key := range identifying {
		if _, asked := s.Selector[key]; asked {
			continue
		}
		first := map[string]*workload{}
		for _, one := range s.selected {
			value, ok := one.workload.pod.Labels[key]
			if !ok {
				continue
			}
			first[value] = one.workload
			if len(first) == 2 {
				r.sayTwoWorkloads(s, key, first)
				return
			}
		}
	}
}

func (r *rules) sayTwoWorkloads(s *relation, key string, two map[string]*workload) {
	var names []string
	var places []place
	for _, one := range two {
		names = append(names, one.Kind+" "+one.Name)
		places = append(places, one.place)
	}
	slices.Sort(names)
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.Name, b.Name) })
	words := values{"label": key, "one": names[0], "other": names[1]}
	r.say(isWarning, "two-workloads", "spec.selector", words, s.service.place, places...)
}

// releases are labels whose values change with each release.
var releases = regexp.MustCompile(`(^|/)(version|chart|helm\.sh/chart|build|commit|revision|tag)$`)

// changesWithRelease finds a pair that a rollout changes: it is in the template,
// and the workload's own selector, which cannot change, does without it.
func (r *rules) changesWithRelease(s *relation) {
	for _, one := range s.selected {
		for key, value := range s.Selector {
			_, own := one.workload.selector[key]
			if own || len(one.workload.selector) == 0 || one.workload.pod.Labels[key] != value || !releases.MatchString(key) {
				continue
			}
			words := values{"pair": key + ": " + value, "workload": one.seen.Kind + " " + one.seen.Name}
			r.say(isWarning, "selector-changes-with-release", "spec.selector["+key+"]", words, s.service.place, one.workload.place)
			return
		}
	}
}
