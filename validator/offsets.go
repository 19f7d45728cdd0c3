package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
)

// offsets finds where in a file the documents stand that kubectl's decoder gives:
// it does not say. A file that begins as JSON is a row of objects up to the first
// that is none; from there on, and in any other file, lines of --- stand between.
type offsets struct {
	text   []byte
	at     int // where the next document begins
	isJSON bool
	lines  *bufio.Reader
	parts  *utilyaml.YAMLReader

	counted, breaks int // of the text's first bytes, the line breaks
}

func newOffsets(text []byte) *offsets {
	return &offsets{text: text, isJSON: utilyaml.IsJSONBuffer(text)}
}

func (p *offsets) find(doc *document) {
	start := p.at + len(p.text[p.at:]) - len(bytes.TrimLeftFunc(p.text[p.at:], unicode.IsSpace))
	value := doc.json
	if len(value) == 0 && doc.err == nil {
		value = []byte("null") // which the decoder gives as nothing
	}
	if p.isJSON && doc.err == nil && bytes.HasPrefix(p.text[start:], value) {
		doc.line = p.lineAt(start)
		doc.text = p.text[start : start+len(value)]
		p.at = start + len(value)
		p.skipLineEnd()
		return
	}
	p.isJSON = false
	p.findYAML(doc)
}

func (p *offsets) findYAML(doc *document) {
	if p.parts == nil {
		p.lines = bufio.NewReaderSize(bytes.NewReader(p.text[p.at:]), len(p.text)+16)
		p.parts = utilyaml.NewYAMLReader(p.lines)
	}
	start := p.at
	part, err := p.parts.Read() // up to the next --- line, with one at its beginning
	p.at = len(p.text) - p.lines.Buffered()
	if err != nil { // a line that begins with --- and goes on
		doc.line = p.lineAt(p.at - 1)
		doc.wrong = doc.line
		p.at = len(p.text)
		return
	}
	doc.line, doc.text = p.lineAt(start), part
	if bytes.HasPrefix(part, []byte("---")) { // an empty line instead keeps the numbers of the others
		doc.lead, doc.text = 1, part[bytes.IndexByte(part, '\n'):]
	}
	if doc.err != nil {
		doc.wrong = p.lineOfError(doc)
	}
}

// skipLineEnd passes over white space up to the line's end, as the decoder does
// between an object of JSON and what else follows.
func (p *offsets) skipLineEnd() {
	rest := p.text[p.at:]
	blank := len(rest) - len(bytes.TrimLeftFunc(rest, unicode.IsSpace))
	if end := bytes.IndexByte(rest[:blank], '\n'); end >= 0 {
		blank = end + 1
	}
	p.at += blank
}

// lineAt counts on from where it was asked last: documents come in order.
func (p *offsets) lineAt(offset int) int {
	offset = max(0, min(offset, len(p.text)))
	if offset < p.counted { // an error's place may lie before
		p.counted, p.breaks = 0, 0
	}
	p.breaks += bytes.Count(p.text[p.counted:offset], []byte("\n"))
	p.counted = offset
	return 1 + p.breaks
}

// lineOfError knows that JSON's errors count bytes and YAML's count lines.
func (p *offsets) lineOfError(doc *document) int {
	var inStart utilyaml.JSONSyntaxError
	var inRow *json.SyntaxError
	switch {
	case errors.As(doc.err, &inStart):
		return p.lineAt(int(inStart.Offset) - 1)
	case errors.As(doc.err, &inRow):
		return p.lineAt(int(inRow.Offset) - 1)
	}
	return doc.line + yamlLine(doc.err.Error())
}

// atEnd says that nothing comes after an error: no text is left, or the decoder
// has taken the file for a row of JSON objects and stays at the error.
func (p *offsets) atEnd(err error) bool {
	var inRow *json.SyntaxError
	return p.at >= len(p.text) || errors.As(err, &inRow) || errors.Is(err, io.ErrUnexpectedEOF)
}
