package main

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"
)

// simulatedPod is a Pod of the small cluster. How Pods come from workloads, onto
// which nodes, with which addresses, is not Kubernetes' code here: controllers,
// scheduler and Pod network have more to say. Each choice can be switched.
type simulatedPod struct {
	*corev1.Pod
	owner string // deployment/web, or nothing
	state string
}

const askingPod = "client"

// makePods makes the Pods of all workloads, and one that can ask.
func (s *simulation) makePods() {
	made := 0
	for i := range s.objects.workloads {
		w := &s.objects.workloads[i]
		for n := range s.replicas(w) {
			s.addPod(w, n, made)
			made++
		}
	}
	if s.pod(askingPod) == nil {
		w := &workload{place: place{Kind: "Pod", Name: askingPod, Namespace: metav1.NamespaceDefault}, pod: &corev1.Pod{}}
		if all := s.fitting(&w.pod.Spec); len(all) > 0 {
			w.pod.Spec.NodeName = all[0].Name
		} else {
			w.pod.Spec.NodeName = s.Nodes[len(s.Nodes)-1].Name
		}
		s.addPod(w, 0, 0)
	}
}

func (s *simulation) replicas(w *workload) int {
	for _, asked := range s.switchedTo(ifElse(w.Kind == "Pod", "", w.switchName())) {
		number, _ := strconv.Atoi(asked)
		return min(max(number, 0), mostPods)
	}
	count := func(asked *int32) int { return min(int(ptr.Deref(asked, 1)), mostPods) }
	switch o := w.owner.(type) {
	case *appsv1.Deployment:
		return count(o.Spec.Replicas)
	case *appsv1.ReplicaSet:
		return count(o.Spec.Replicas)
	case *appsv1.StatefulSet:
		return count(o.Spec.Replicas)
	case *corev1.ReplicationController:
		return count(o.Spec.Replicas)
	case *batchv1.Job:
		return count(o.Spec.Parallelism)
	case *appsv1.DaemonSet:
		return len(s.fitting(&w.pod.Spec))
	}
	return 1
}

// mostOfANode is the kubelet's default of maxPods.
const mostOfANode = 110

// mostPods bounds the Pods of one workload.
const mostPods = 5000

func (w *workload) switchName() string { return strings.ToLower(w.Kind) + "/" + w.Name }

func (s *simulation) addPod(w *workload, number, made int) {
	object := w.pod.DeepCopy()
	object.Namespace, object.UID = w.Namespace, types.UID(fmt.Sprint(len(s.pods)))
	object.Name = w.Name
	pod := &simulatedPod{Pod: object, state: ready}
	if w.Kind != "Pod" {
		pod.owner = w.switchName()
		object.Name = fmt.Sprintf("%s-%d", w.Name, int32(number)+w.first)
	}
	w.identify(object)
	s.place(pod, ifElse(w.Kind == "DaemonSet", number, made))
	object.Status.Phase = corev1.PodRunning
	s.pods = append(s.pods, pod)
}

// identify gives a Pod what its controller gives it beside the template: see
// updateIdentity in pkg/controller/statefulset/stateful_set_utils.go.
func (w *workload) identify(pod *corev1.Pod) {
	wanted := map[string]string{appsv1.StatefulSetPodNameLabel: pod.Name, appsv1.PodIndexLabel: pod.Name[strings.LastIndex(pod.Name, "-")+1:]}
	all := maps.Clone(w.labelsFor(wanted))
	if set, ok := w.owner.(*appsv1.StatefulSet); ok {
		pod.Spec.Hostname, pod.Spec.Subdomain = pod.Name, set.Spec.ServiceName
	}
	pod.Labels = all
}

// place chooses a node: the one that the Pod or a switch names, or the next that
// fits. Without one the Pod waits, and has no address.
func (s *simulation) place(pod *simulatedPod, number int) {
	on := s.node(pod.Spec.NodeName)
	for _, asked := range s.switchedTo("pod/" + pod.Name) {
		if moved := s.node(asked); moved != nil {
			on = moved
		}
	}
	if fitting := s.fitting(&pod.Spec); on == nil && pod.Spec.NodeName == "" && len(fitting) > 0 {
		on = fitting[number%len(fitting)]
	}
	if on == nil {
		return
	}
	pod.Spec.NodeName = on.Name
	on.pods++
	addresses := []string{on.Address, on.IPv6}
	if !pod.Spec.HostNetwork {
		addresses = []string{nextAddress(on.Pods, &on.last), nextAddress(on.IPv6Pods, &on.lastIPv6)}
	}
	pod.Status.HostIP, pod.Status.PodIP = on.Address, addresses[0]
	for range s.families() {
		pod.Status.PodIPs = append(pod.Status.PodIPs, corev1.PodIP{IP: addresses[len(pod.Status.PodIPs)]})
	}
}

// nextAddress counts through a node's range as host-local, the CNI plugin, does.
func nextAddress(pods string, last *netip.Addr) string {
	if pods == "" {
		return ""
	}
	if !last.IsValid() {
		*last = netip.MustParsePrefix(pods).Addr().Next()
	}
	*last = last.Next()
	return last.String()
}

// fitting are the nodes that a scheduler may choose, as far as nodeSelector, the
// taint of the control plane and its toleration say.
func (s *simulation) fitting(spec *corev1.PodSpec) (all []*machine) {
	selector := labels.SelectorFromSet(spec.NodeSelector)
	for i := range s.Nodes {
		one := &s.Nodes[i]
		if selector.Matches(labels.Set(one.labels())) && (!one.ControlPlane || toleratesControlPlane(spec)) && one.pods < mostOfANode {
			all = append(all, one)
		}
	}
	return all
}

func toleratesControlPlane(spec *corev1.PodSpec) bool {
	for _, one := range spec.Tolerations {
		if one.Key == "node-role.kubernetes.io/control-plane" || one.Key == "" && one.Operator == corev1.TolerationOpExists {
			return true
		}
	}
	return false
}

// settle writes into the Pods what their states mean, and forgets those that are gone.
func (s *simulation) settle() {
	left := s.pods[:0]
	for _, pod := range s.pods {
		if pod.state == gone {
			continue
		}
		pod.settle()
		left = append(left, pod)
	}
	s.pods = left
}

func (pod *simulatedPod) settle() {
	isReady := ifElse(pod.state == unready, corev1.ConditionFalse, corev1.ConditionTrue)
	pod.Status.Conditions = []corev1.PodCondition{{Type: corev1.PodReady, Status: isReady}}
	if pod.state == terminating {
		now := metav1.Now()
		pod.DeletionTimestamp = &now
	}
}

// pod finds a Pod by NAME, or NAMESPACE/NAME.
func (s *simulation) pod(name string) *simulatedPod {
	for _, one := range s.pods {
		if one.Name == name || one.Namespace+"/"+one.Name == name {
			return one
		}
	}
	return nil
}

func (s *simulation) podAt(address string) *simulatedPod {
	for _, one := range s.pods {
		if podAddress(one.Pod, address) == address && !one.Spec.HostNetwork {
			return one
		}
	}
	return nil
}

// owns tells whether a name such as deployment/web is that of a workload.
func (s *simulation) owns(name string) bool {
	return slices.ContainsFunc(s.objects.workloads, func(w workload) bool { return w.Kind != "Pod" && w.switchName() == name })
}

// switches are what can be switched.
func (s *simulation) switches() (all []string) {
	for _, one := range s.pods {
		all = append(all, "pod/"+one.Name)
	}
	for i := range s.objects.workloads {
		if w := &s.objects.workloads[i]; w.Kind != "Pod" {
			all = append(all, w.switchName())
		}
	}
	for _, one := range s.Nodes {
		all = append(all, "node/"+one.Name)
	}
	return all
}
