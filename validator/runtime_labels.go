package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

// labelsFor are the labels of a workload's Pods as far as a manifest says: those
// of the template, a Job's name (pkg/registry/batch/job, generateSelector), and of
// a StatefulSet's Pods the name and index that the selector asks for, if one has
// them (updateIdentity in pkg/controller/statefulset/stateful_set_utils.go).
func (w *workload) labelsFor(selector map[string]string) map[string]string {
	if w.Kind != "Job" && w.Kind != "StatefulSet" {
		return w.pod.Labels
	}
	all := map[string]string{}
	maps.Copy(all, w.pod.Labels)
	switch w.Kind {
	case "Job":
		all[batchv1.JobNameLabel], all["job-name"] = w.Name, w.Name
	case "StatefulSet":
		if wanted, ok := selector[appsv1.StatefulSetPodNameLabel]; ok && w.hasOrdinal(strings.TrimPrefix(wanted, w.Name+"-")) {
			all[appsv1.StatefulSetPodNameLabel] = wanted
		}
		if wanted, ok := selector[appsv1.PodIndexLabel]; ok && w.hasOrdinal(wanted) {
			all[appsv1.PodIndexLabel] = wanted
		}
	}
	return all
}

func (w *workload) hasOrdinal(text string) bool {
	number, err := strconv.ParseInt(text, 10, 32)
	return err == nil && int32(number) >= w.first && int32(number) < w.first+w.replicas
}

// laterLabels are labels that Pods get from a controller or at their start, with
// values that no manifest has: the zone of their node (admission plugin
// PodTopologyLabels), a hash of the template, a UID.
var laterLabels = map[string][]string{
	"":            {corev1.LabelTopologyZone, corev1.LabelTopologyRegion},
	"Deployment":  {appsv1.DefaultDeploymentUniqueLabelKey},
	"ReplicaSet":  {appsv1.DefaultDeploymentUniqueLabelKey},
	"StatefulSet": {appsv1.ControllerRevisionHashLabelKey},
	"DaemonSet":   {appsv1.ControllerRevisionHashLabelKey, "pod-template-generation"},
	"Job":         {batchv1.ControllerUidLabel, "controller-uid", batchv1.JobCompletionIndexAnnotation},
	"CronJob": {
		batchv1.ControllerUidLabel, "controller-uid", batchv1.JobCompletionIndexAnnotation, batchv1.JobNameLabel, "job-name",
	},
}

// comesLater tells whether a Pod of this workload may have a label in the end that
// its template lacks.
func (w *workload) comesLater(label string) bool {
	if _, written := w.pod.Labels[label]; written {
		return false
	}
	return slices.Contains(laterLabels[""], label) || slices.Contains(laterLabels[w.Kind], label)
}
