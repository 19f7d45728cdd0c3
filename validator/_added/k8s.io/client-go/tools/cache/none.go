// Package cache stands in for the package of the same name, which watches.
package cache

import "k8s.io/apimachinery/pkg/api/meta"

type DeletedFinalStateUnknown struct {
	Key string
	Obj any
}

func DeletionHandlingMetaNamespaceKeyFunc(obj any) (string, error) {
	one, err := meta.Accessor(obj)
	if err != nil {
		return "", err
	}
	return one.GetNamespace() + "/" + one.GetName(), nil
}
