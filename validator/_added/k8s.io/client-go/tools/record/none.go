// Package record stands in for the package of the same name, which sends events.
package record

import "k8s.io/apimachinery/pkg/runtime"

type EventRecorder interface {
	Event(object runtime.Object, eventtype, reason, message string)
	Eventf(object runtime.Object, eventtype, reason, message string, args ...any)
}
