package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// lineOfDecodeError finds the value that makes a document unreadable. The words
// of a decoder name its place in part or not at all; but once the value is taken
// away, the message is another one. Each step halves what is left to look at.
func (d *document) lineOfDecodeError(message string, read func([]byte) string) int {
	decoder := json.NewDecoder(bytes.NewReader(d.json))
	decoder.UseNumber()
	var whole any
	node := d.root()
	if decoder.Decode(&whole) != nil || node == nil || read(d.json) != message {
		return d.lineOfYAML(message)
	}
	remains := func(path []string, some []string) bool {
		text, _ := json.Marshal(without(whole, path, some))
		return read(text) == message
	}
	line, path := 0, []string{}
	for {
		names := childNames(node)
		if len(names) == 0 || remains(path, names) {
			break
		}
		for len(names) > 1 {
			half := len(names) / 2
			if remains(path, names[:half]) {
				names = names[half:]
			} else {
				names = names[:half]
			}
		}
		key, value := child(node, names[0])
		line, node, path = key.Line, value, append(path, names[0])
	}
	if line == 0 {
		return d.first()
	}
	return d.line + line - 1
}

// childNames are the keys of a map, or the indexes of a list.
func childNames(node *yaml.Node) (names []string) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	switch node.Kind {
	case yaml.SequenceNode:
		for i := range node.Content {
			names = append(names, strconv.Itoa(i))
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			names = append(names, node.Content[i].Value)
		}
	}
	return names
}

// without copies a value, less some children of the one that path leads to. An
// item of a list becomes null, so that the others keep their indexes.
func without(value any, path, some []string) any {
	switch v := value.(type) {
	case map[string]any:
		copied := maps.Clone(v)
		if len(path) > 0 {
			copied[path[0]] = without(v[path[0]], path[1:], some)
			return copied
		}
		for _, name := range some {
			delete(copied, name)
		}
		return copied
	case []any:
		copied := append([]any(nil), v...)
		if len(path) > 0 {
			if i, _ := strconv.Atoi(path[0]); i < len(copied) {
				copied[i] = without(v[i], path[1:], some)
			}
			return copied
		}
		for _, name := range some {
			if i, _ := strconv.Atoi(name); i < len(copied) {
				copied[i] = nil
			}
		}
		return copied
	}
	return value
}
