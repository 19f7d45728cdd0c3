package cluster

import (
	"sigs.k8s.io/kind/pkg/internal/apis/config"
	"sigs.k8s.io/kind/pkg/internal/apis/config/encoding"
)

// CheckConfig reads a kind cluster configuration as "kind create cluster" does.
func CheckConfig(raw []byte) error {
	cluster, err := encoding.Parse(raw)
	if err != nil {
		return err
	}
	config.SetDefaultsCluster(cluster)
	return cluster.Validate()
}
