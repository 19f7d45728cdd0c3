package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// ofTheCluster stands for the file of what every cluster has.
const ofTheCluster = -1

// cluster is the state that the documents are created in: it starts as a cluster
// that was installed with nothing but defaults.
type cluster struct {
	services storage.Fresh
	objects  map[string]int // resource/namespace/name, and the file that made it
	strict   bool           // a namespace that no document made is not there
	brief    bool           // what is accepted is not given back
}

// The ranges that a cluster gives its Services addresses of: a dual-stack one has both.
const (
	serviceRange       = "10.96.0.0/12"
	secondServiceRange = "fd00:10:96::/112"
)

func freshCluster(dualStack bool) *cluster {
	ranges := []string{serviceRange}
	if dualStack {
		ranges = append(ranges, secondServiceRange)
	}
	return &cluster{
		services: storage.Fresh{ClusterIPRanges: ranges, NodePortRange: "30000-32767"},
		objects: map[string]int{
			"services/default/kubernetes": ofTheCluster, "namespaces//default": ofTheCluster, "namespaces//kube-system": ofTheCluster,
			"namespaces//kube-public": ofTheCluster, "namespaces//kube-node-lease": ofTheCluster,
		},
	}
}

func (c *cluster) hasNamespace(name string) bool {
	_, there := c.objects[key("namespaces", "", name)]
	return !c.strict || there
}

// keep makes an object part of the state for the documents after it. It takes
// the object as it was before anything was allocated for it.
func (c *cluster) keep(key string, file int, asked runtime.Object) {
	c.objects[key] = file
	if service, ok := asked.(*api.Service); ok {
		c.services.Keep(service)
	}
}

func key(resource, namespace, name string) string {
	return resource + "/" + namespace + "/" + name
}

func allocate(c *cluster, obj runtime.Object) error {
	return c.services.Allocate(obj.(*api.Service))
}

func allocateUpdate(c *cluster, obj, old runtime.Object) error {
	return c.services.Update(obj.(*api.Service), old.(*api.Service))
}
