package main

import (
	"strings"

	kindcluster "sigs.k8s.io/kind/pkg/cluster"
)

// kindGroup is the API group of kind's own cluster configuration file.
const kindGroup = "kind.x-k8s.io"

// judgeKindConfig asks kind's own code: this document goes to "kind create
// cluster", never to an API server.
func judgeKindConfig(v verdict, doc document) verdict {
	err := kindcluster.CheckConfig(doc.text)
	if err == nil {
		v.Accepted = true
		return v
	}
	v.Message = err.Error()
	v.Kubectl = "ERROR: failed to create cluster: " + strings.TrimSpace(v.Message)
	v.Line = doc.lineOfYAML(v.Message)
	return v
}
