// Package v1 stands in for the listers of the same name, which read a cache that
// watches the API server.
package v1

import (
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
)

type NodeLister interface {
	List(labels.Selector) ([]*v1.Node, error)
	Get(string) (*v1.Node, error)
}

type ServiceLister interface {
	Services(string) ServiceNamespaceLister
}

type ServiceNamespaceLister interface {
	List(labels.Selector) ([]*v1.Service, error)
}
