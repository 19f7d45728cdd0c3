package main

import (
	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"sigs.k8s.io/yaml"
)

type merged struct {
	Text  string `json:"text"`  // JSON
	Error string `json:"error"` // why the two cannot be merged
}

// merge lays a fragment over a whole manifest, as a JSON merge patch (RFC 7386):
// maps merge, everything else is replaced, null takes away.
func merge(whole, fragment []byte) merged {
	base, err := yaml.YAMLToJSONStrict(whole)
	if err != nil {
		return merged{Error: err.Error()}
	}
	patch, err := yaml.YAMLToJSONStrict(fragment)
	if err != nil {
		return merged{Error: err.Error()}
	}
	text, err := jsonpatch.MergePatch(base, patch)
	if err != nil {
		return merged{Error: err.Error()}
	}
	return merged{Text: string(text)}
}
