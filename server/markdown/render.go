package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// outward marks every link as one that leads to somewhere else.
type outward struct{}

// Transform sets the attributes of all links of a document.
func (outward) Transform(document *ast.Document, _ text.Reader, _ parser.Context) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // which fails only where this does
		switch n.(type) {
		case *ast.Link, *ast.AutoLink:
			if entering {
				n.SetAttributeString("rel", []byte(rel))
				n.SetAttributeString("target", []byte("_blank"))
			}
		}
		return ast.WalkContinue, nil
	})
}

// literal renders what must not do what it says: HTML is shown as it was
// written, and of a picture, which would tell its server who reads and when,
// its words.
type literal struct{}

// RegisterFuncs takes the place of goldmark's own rendering.
func (literal) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(html.EscapeString(string(n.(*ast.RawHTML).Segments.Value(source)))) // into memory
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		block := n.(*ast.HTMLBlock)
		words := string(block.Lines().Value(source))
		if block.HasClosure() {
			words += string(block.ClosureLine.Value(source))
		}
		_, _ = w.WriteString(plain(words)) // into memory
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindImage, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkContinue, nil
	})
}

// plain is a text as one paragraph, character by character.
func plain(words string) string {
	return "<p>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(words)), "\n", "<br>\n") + "</p>\n"
}

// mostNested is how deep quotes and lists may be nested in each other. The
// time to read them grows with the square of it, and nobody writes such a text.
const mostNested = 64

// mostLinks is how many links a text may begin. The time to look for their ends
// grows with the square of it.
const mostLinks = 1000

// nested is at least as deep as the deepest line of a text.
func nested(words string) (deepest int) {
	for line := range strings.Lines(words) {
		deep := 0
		for _, r := range line {
			if !strings.ContainsRune(" \t>*-+0123456789.)", r) {
				break
			}
			if strings.ContainsRune(">*-+.)", r) {
				deep++
			}
		}
		deepest = max(deepest, deep)
	}
	return deepest
}
