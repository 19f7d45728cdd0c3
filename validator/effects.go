package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// effect is what a change did to one field beyond what its manifest writes.
type effect struct {
	Path   string `json:"path"`
	Effect string `json:"effect"` // kept, cleared, filled, lost
	Before string `json:"before"`
	After  string `json:"after"`
}

// effects compares the fields of spec and of what a person writes in metadata. Kept
// is what is there still although a create of the manifest alone would not have it.
func effects(before, asked, after, alone json.RawMessage) []effect {
	was, wants, is, would := fields(before), fields(asked), fields(after), fields(alone)
	all := []effect{}
	for path, value := range was {
		now, stays := is[path]
		_, written := wants[path]
		switch {
		case !stays:
			all = append(all, effect{path, "cleared", value, ""})
		case !written && now == value && would[path] != value:
			all = append(all, effect{path, "kept", value, now})
		}
	}
	for path, value := range is {
		_, known := was[path]
		_, written := wants[path]
		if !known && !written {
			all = append(all, effect{path, "filled", "", value})
		}
	}
	for path, value := range wants { // asked for, and not there
		if _, stays := is[path]; !stays && value != "" {
			all = append(all, effect{path, "lost", "", value})
		}
	}
	slices.SortFunc(all, func(a, b effect) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// fields are an object's values by their paths: of what a person writes, and not of
// a Secret, whose values stand in another place than they were written in.
func fields(object json.RawMessage) map[string]string {
	var read map[string]any
	all := map[string]string{}
	if json.Unmarshal(object, &read) != nil {
		return all
	}
	metadata, _ := read["metadata"].(map[string]any)
	for _, name := range []string{"labels", "annotations", "finalizers", "ownerReferences"} {
		collect(all, "metadata."+name, metadata[name])
	}
	for name, value := range read {
		if !slices.Contains([]string{"apiVersion", "kind", "metadata", "status"}, name) && read["kind"] != "Secret" {
			collect(all, name, value)
		}
	}
	return all
}

func collect(all map[string]string, path string, value any) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		for name, each := range v {
			collect(all, path+"."+name, each)
		}
	case []any:
		for i, each := range v {
			collect(all, path+"["+itemName(i, each)+"]", each)
		}
	default:
		all[path] = strings.Trim(plain(v), `"`)
	}
}

// plain is a value as JSON in one line, with `<` as it is.
func plain(value any) string {
	var text strings.Builder
	to := json.NewEncoder(&text)
	to.SetEscapeHTML(false)
	_ = to.Encode(value)
	return strings.TrimSpace(text.String())
}

// itemName names an item of a list as a person would: by its name, or a port by
// number and protocol.
func itemName(index int, item any) string {
	if fields, ok := item.(map[string]any); ok {
		if name, ok := fields["name"].(string); ok && name != "" {
			return name
		}
		if port, ok := fields["port"].(float64); ok {
			protocol, _ := fields["protocol"].(string)
			if protocol == "" {
				protocol = "TCP"
			}
			return fmt.Sprintf("%.0f/%s", port, protocol)
		}
	}
	return fmt.Sprint(index)
}
