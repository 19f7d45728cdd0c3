// Command trim leaves parts of Kubernetes' own source out of a vendored tree,
// so that what remains compiles for WebAssembly, and changes nothing else.
//
//	trim VENDOR_DIR RULES_FILE
//
// A rule is a line; "#" starts a comment:
//
//	drop GLOB            these files
//	cut  FILE NAME...    these declarations of a file (a method is Type.Name)
//	keep FILE [NAME...]  nothing of this package but these declarations
//	                     (or the whole file)
package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fail("usage: trim VENDOR_DIR RULES_FILE")
	}
	vendor, rules := os.Args[1], os.Args[2]
	text, err := os.ReadFile(rules)
	check(err)
	named, keepDirs := map[string]bool{}, map[string]bool{}
	for i, line := range strings.Split(string(text), "\n") {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if len(words) < 2 {
			fail("%s:%d: a rule is: drop GLOB, cut FILE NAME... or keep FILE NAME...", rules, i+1)
		}
		file := filepath.Join(vendor, words[1])
		switch words[0] {
		case "drop":
			drop(file, fmt.Sprintf("%s:%d", rules, i+1))
		case "cut", "keep":
			if len(words) > 2 { // "keep FILE" alone keeps all of it
				edit(file, words[2:], words[0] == "keep", fmt.Sprintf("%s:%d", rules, i+1))
			}
			named[file] = true
			if words[0] == "keep" {
				keepDirs[filepath.Dir(file)] = true
			}
		default:
			fail("%s:%d: unknown rule %q", rules, i+1, words[0])
		}
	}
	for dir := range keepDirs {
		others, err := filepath.Glob(filepath.Join(dir, "*.go"))
		check(err)
		for _, other := range others {
			if !named[other] {
				check(os.Remove(other))
			}
		}
	}
}

func drop(glob, where string) {
	files, err := filepath.Glob(glob)
	check(err)
	if len(files) == 0 {
		fail("%s: no such file in this Kubernetes version: %s", where, glob)
	}
	for _, file := range files {
		check(os.Remove(file))
	}
}

// edit rewrites file without the named declarations (or with them alone) and
// without the imports that are then unused.
func edit(file string, names []string, keep bool, where string) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
	check(err)
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	found := map[string]bool{}
	var decls []ast.Decl
	for _, decl := range tree.Decls {
		if kept := filter(decl, func(name string) bool {
			found[name] = true
			return wanted[name] == keep
		}); kept != nil {
			decls = append(decls, kept)
		}
	}
	for name := range wanted {
		if !found[name] {
			fail("%s: %s has no declaration %s in this Kubernetes version", where, file, name)
		}
	}
	tree.Decls, tree.Comments = decls, nil
	dropUnusedImports(tree)
	out, err := os.Create(file)
	check(err)
	check(format.Node(out, fset, tree))
	check(out.Close())
}

func filter(decl ast.Decl, stays func(string) bool) ast.Decl {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		d.Doc = nil
		if !stays(receiver(d) + d.Name.Name) {
			return nil
		}
	case *ast.GenDecl:
		d.Doc = nil
		if d.Tok == token.IMPORT {
			return d
		}
		var specs []ast.Spec
		for _, spec := range d.Specs {
			if stays(specName(spec)) {
				specs = append(specs, spec)
			}
		}
		if len(specs) == 0 {
			return nil
		}
		d.Specs = specs
	}
	return decl
}

func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	typ := f.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if ident, ok := typ.(*ast.Ident); ok {
		return ident.Name + "."
	}
	return "?."
}

func specName(spec ast.Spec) string {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		return s.Name.Name
	case *ast.ValueSpec:
		return s.Names[0].Name
	}
	return ""
}

func dropUnusedImports(tree *ast.File) {
	used := map[string]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if ident, ok := sel.X.(*ast.Ident); ok {
				used[ident.Name] = true
			}
		}
		return true
	})
	for _, decl := range tree.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			continue
		}
		var specs []ast.Spec
		for _, spec := range gen.Specs {
			if used[importName(spec.(*ast.ImportSpec))] {
				specs = append(specs, spec)
			}
		}
		gen.Specs = specs
	}
}

// importName is the name a file uses an import by: its alias, or the last part
// of its path that is not a major version.
func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	p, _ := strconv.Unquote(spec.Path.Value)
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" && strings.Contains(p, ".") && !strings.HasPrefix(p, "k8s.io/api/") {
		return path.Base(path.Dir(p))
	}
	return base
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(text string, args ...any) {
	fmt.Fprintf(os.Stderr, "trim: "+text+"\n", args...)
	os.Exit(1)
}
