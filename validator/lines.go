package main

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

var (
	// How sigs.k8s.io/json, encoding/json and the YAML reader name a place.
	unknownField = regexp.MustCompile(`(?:unknown|duplicate) field "([^"]+)"`)
	yamlPlace    = regexp.MustCompile(`\bline (\d+)`)
)

// lineOf finds the line of the file that a field path such as
// spec.ports[0].nodePort leads to, or as far towards it as the document goes.
func (d *document) lineOf(path string) int {
	line := 0
	if node := d.root(); node != nil {
		line = walk(node, steps(path))
	}
	if line == 0 {
		return d.first()
	}
	return d.line + line - 1
}

// child leads to a node, or to nil where the document has no such one.
func (d *document) child(path ...string) *yaml.Node {
	node := d.root()
	for _, name := range path {
		if node == nil {
			break
		}
		_, node = child(node, name)
	}
	return node
}

// lineOfRefusal finds the place of what the server refuses without a cause: a
// field that its words name, or a value that cannot be decoded.
func (d *document) lineOfRefusal(typ schema.GroupVersionKind, message string) int {
	if m := unknownField.FindStringSubmatch(message); m != nil {
		return d.lineOf(m[1])
	}
	return d.lineOfDecodeError(message, func(text []byte) string {
		if _, err := decode(typ, text); err != nil {
			return statusOf(err).Message
		}
		return ""
	})
}

// lineOfYAML finds the line that a YAML error names, or the document's first.
func (d *document) lineOfYAML(message string) int {
	if below := yamlLine(message); below > 0 {
		return d.line + below
	}
	return d.first()
}

// yamlLine is how far below a document's first line a YAML error points.
func yamlLine(message string) int {
	if m := yamlPlace.FindStringSubmatch(message); m != nil {
		if line, err := strconv.Atoi(m[1]); err == nil && line > 0 {
			return line - 1
		}
	}
	return 0
}

func (d *document) root() *yaml.Node {
	if d.node != nil {
		return d.node
	}
	if d.tree == nil {
		d.tree = &yaml.Node{}
		_ = yaml.Unmarshal(d.text, d.tree) // what cannot be read has no nodes
	}
	if len(d.tree.Content) == 0 {
		return nil
	}
	return d.tree.Content[0]
}

// steps splits spec.ports[0].name and metadata.labels[app.kubernetes.io/name].
func steps(path string) []string {
	var all []string
	for path != "" {
		if path[0] == '[' {
			inner, rest, _ := strings.Cut(path[1:], "]")
			all, path = append(all, inner), rest
			continue
		}
		path = strings.TrimPrefix(path, ".")
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		all, path = append(all, path[:end]), path[end:]
	}
	return all
}

// walk returns the line of the last step that the document has: of its key, or
// of the item of a list.
func walk(node *yaml.Node, path []string) int {
	line := node.Line
	for _, name := range path {
		key, value := child(node, name)
		if value == nil {
			break
		}
		line, node = key.Line, value
	}
	return line
}

func child(node *yaml.Node, name string) (key, value *yaml.Node) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(node.Content) {
			return node.Content[i], node.Content[i]
		}
		return nil, nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == name {
			key, value = node.Content[i], node.Content[i+1] // of duplicates, the last
		}
	}
	return key, value
}
