package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// workload goes through the rules about one Pod, or what makes Pods.
func (r *rules) workload(w *workload) {
	if set, ok := w.owner.(*appsv1.StatefulSet); ok && set.Spec.ServiceName != "" {
		r.serviceName(w, set.Spec.ServiceName)
	}
	for i := range w.pod.Spec.InitContainers {
		r.container(w, fmt.Sprintf("%sinitContainers[%d].", w.podPath, i), &w.pod.Spec.InitContainers[i])
	}
	for i := range w.pod.Spec.Containers {
		r.container(w, fmt.Sprintf("%scontainers[%d].", w.podPath, i), &w.pod.Spec.Containers[i])
	}
}

// serviceName follows the Pods' DNS names: the StatefulSet controller writes
// serviceName into spec.subdomain, and only a headless Service of that name gives
// each Pod a record (kubernetes.io, DNS for Services and Pods).
func (r *rules) serviceName(w *workload, name string) {
	path, words := "spec.serviceName", values{"service": name}
	service := r.objects.service(w.Namespace, name)
	switch {
	case service == nil && r.hasServices(w.Namespace):
		r.say(isHint, "service-name-missing", path, words, w.place)
	case service != nil && service.object.Spec.ClusterIP != corev1.ClusterIPNone:
		r.say(isHint, "service-name-not-headless", path, words, w.place, service.place)
	}
}

func (r *rules) container(w *workload, path string, container *corev1.Container) {
	probes := map[string]*corev1.Probe{
		"livenessProbe": container.LivenessProbe, "readinessProbe": container.ReadinessProbe, "startupProbe": container.StartupProbe,
	}
	for _, name := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
		if probe := probes[name]; probe != nil && probe.HTTPGet != nil {
			r.probePort(w, path+name+".httpGet.port", name, probe.HTTPGet.Port, container)
		} else if probe != nil && probe.TCPSocket != nil {
			r.probePort(w, path+name+".tcpSocket.port", name, probe.TCPSocket.Port, container)
		}
	}
	r.preStop(w, path+"lifecycle.preStop", container)
}

// probePort follows ResolveContainerPort in pkg/probe/util.go: the kubelet looks for
// the name among this container's ports, and takes it for a number otherwise.
func (r *rules) probePort(w *workload, path, probe string, port intstr.IntOrString, container *corev1.Container) {
	if _, err := strconv.Atoi(port.StrVal); port.Type == intstr.Int || err == nil {
		return
	}
	for _, one := range container.Ports {
		if one.Name == port.StrVal {
			return
		}
	}
	words := values{"probe": probe, "port": port.StrVal, "container": container.Name}
	r.say(isError, "probe-port-missing", path, words, w.place)
}

// sleeps finds how long a command sleeps, in seconds.
var sleeps = regexp.MustCompile(`(?:^|[/\s;&])sleep\s+(\d+)s?(?:$|[\s;&])`)

// preStop follows killContainer in pkg/kubelet/kuberuntime: the hook's time counts
// against terminationGracePeriodSeconds, and the process is then killed.
func (r *rules) preStop(w *workload, path string, container *corev1.Container) {
	if container.Lifecycle == nil || container.Lifecycle.PreStop == nil || w.pod.Spec.TerminationGracePeriodSeconds == nil {
		return
	}
	grace, seconds := *w.pod.Spec.TerminationGracePeriodSeconds, int64(0)
	switch hook := container.Lifecycle.PreStop; {
	case hook.Sleep != nil:
		seconds, path = hook.Sleep.Seconds, path+".sleep.seconds"
	case hook.Exec != nil:
		path += ".exec.command"
		if m := sleeps.FindStringSubmatch(strings.Join(hook.Exec.Command, " ")); m != nil {
			seconds, _ = strconv.ParseInt(m[1], 10, 64)
		}
	}
	if seconds > 0 && seconds >= grace {
		words := values{"seconds": strconv.FormatInt(seconds, 10), "grace": strconv.FormatInt(grace, 10)}
		r.say(isWarning, "stop-too-short", path, words, w.place)
	}
}
