// Package healthcheck stands in for the servers of the same name: it keeps what
// they would answer from.
package healthcheck

import (
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
)

type ProxyHealthServer struct{}

func (*ProxyHealthServer) Updated(v1.IPFamily)      {}
func (*ProxyHealthServer) QueuedUpdate(v1.IPFamily) {}

type ServiceHealthServer interface {
	SyncServices(map[types.NamespacedName]uint16) error
	SyncEndpoints(map[types.NamespacedName]int) error
}

// Kept holds of each Service its health check's node port, and how many of its
// endpoints are on the node.
type Kept struct {
	Ports map[types.NamespacedName]uint16
	Local map[types.NamespacedName]int
}

func (k *Kept) SyncServices(ports map[types.NamespacedName]uint16) error { k.Ports = ports; return nil }
func (k *Kept) SyncEndpoints(local map[types.NamespacedName]int) error   { k.Local = local; return nil }
