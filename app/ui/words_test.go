package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// shows are the calls that put words before people, with which of their
// arguments they are; and those that set what an attribute says, whose words
// follow its name.
var (
	shows      = map[string]int{"Text": 0, "Title": 0, "Alt": 0, "Placeholder": 0, "say": 0, "fail": 0, "says": 2, "empty": 1, "failed": 0}
	attributes = map[string]int{"Aria": 0, "Attr": 0, "attr": 1}
	spoken     = map[string]bool{"label": true, "aria-label": true, "title": true, "placeholder": true, "roledescription": true, "valuetext": true, "description": true}
)

// hardCoded are the words of a file that are not the catalogue's.
func hardCoded(t *testing.T, name string, source any) (found []string) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		var called string
		switch f := call.Fun.(type) {
		case *ast.Ident:
			called = f.Name
		case *ast.SelectorExpr:
			called = f.Sel.Name
		}
		at, ok := shows[called]
		if first, is := attributes[called]; is && len(call.Args) > first+1 && spoken[literal(call.Args[first])] {
			at, ok = first+1, true
		}
		if !ok || at >= len(call.Args) {
			return true
		}
		ast.Inspect(call.Args[at], func(n ast.Node) bool {
			if inner, is := n.(*ast.CallExpr); is && inner != call {
				return false // looked at by itself, or no text
			}
			if e, is := n.(ast.Expr); is && strings.ContainsFunc(strings.ReplaceAll(literal(e), "%s", ""), unicode.IsLetter) {
				found = append(found, files.Position(e.Pos()).String()+": "+literal(e))
			}
			return true
		})
		return true
	})
	return found
}

// literal is what a string says that stands in the source; "" for what is none.
func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		words, _ := strconv.Unquote(l.Value) // it has been parsed
		return words
	}
	return ""
}

// All words are the catalogue's, in every language.
func TestNoWordsOutsideTheCatalogue(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "styles.go" { // for developers, in English
			continue
		}
		for _, words := range hardCoded(t, name, nil) {
			t.Errorf("%s is not in app/text", words)
		}
	}
}

func TestHardCoded(t *testing.T) {
	t.Parallel()
	const source = `package p
func f() {
	app.Span().Text("Hello"); app.Text("a" + name); app.Text(t.Hello); app.Text("· 1")
	b.Aria("label", "Close"); b.Aria("expanded", "true"); attr(e, "aria-label", "Menu")
	says("li", "class", "Item"); c.Placeholder("%s", x); app.Text(part(x, "id"))
}`
	found := hardCoded(t, "p.go", source)
	if got := len(found); got != 5 {
		t.Errorf("finds %d: %q, want Hello, a, Close, Menu and Item", got, found)
	}
}
