package main

import (
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// forgetAllocated takes out of an object what differs from create to create:
// its identity, and of a Service the addresses and ports that the manifest left
// to the allocators.
func forgetAllocated(obj, asked runtime.Object) {
	metadata, _ := meta.Accessor(obj)
	metadata.SetUID("")
	metadata.SetCreationTimestamp(metav1.Time{})
	metadata.SetResourceVersion("")
	if before, _ := meta.Accessor(asked); before.GetName() == "" {
		metadata.SetName("")
	}
	service, ok := obj.(*api.Service)
	if !ok {
		return
	}
	storage.AsRead(service)
	wanted := asked.(*api.Service).Spec
	if wanted.ClusterIP == "" && service.Spec.ClusterIP != api.ClusterIPNone {
		service.Spec.ClusterIP, service.Spec.ClusterIPs = "", nil
	} else if asked := max(1, len(wanted.ClusterIPs)); len(service.Spec.ClusterIPs) > asked {
		service.Spec.ClusterIPs = service.Spec.ClusterIPs[:asked]
	}
	if wanted.HealthCheckNodePort == 0 {
		service.Spec.HealthCheckNodePort = 0
	}
	for i := range service.Spec.Ports {
		if wanted.Ports[i].NodePort == 0 {
			service.Spec.Ports[i].NodePort = 0
		}
	}
}
