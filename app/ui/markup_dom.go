package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// parsed reads HTML as the browser does, into a document that nothing runs in
// and nothing is loaded by.
func parsed(html string) []markup {
	body := app.Window().Get("DOMParser").New().Call("parseFromString", html, "text/html").Get("body")
	return sifted(inert{body}.children(), 0)
}

// inert is a node of such a document.
type inert struct{ node app.Value }

const (
	elementNode = 1
	textNode    = 3
)

func (n inert) element() string {
	if n.node.Get("nodeType").Int() != elementNode {
		return ""
	}
	// Elements of SVG and MathML may be called like those of HTML.
	if n.node.Get("namespaceURI").String() != "http://www.w3.org/1999/xhtml" {
		return "foreign"
	}
	return strings.ToLower(n.node.Get("localName").String())
}

func (n inert) words() string {
	if n.node.Get("nodeType").Int() != textNode {
		return ""
	}
	return n.node.Get("nodeValue").String()
}

func (n inert) attribute(name string) string {
	if !n.has(name) {
		return ""
	}
	return n.node.Call("getAttribute", name).String()
}

func (n inert) has(name string) bool { return n.node.Call("hasAttribute", name).Bool() }

func (n inert) children() (all []source) {
	nodes := n.node.Get("childNodes")
	for i := range nodes.Length() {
		all = append(all, inert{nodes.Index(i)})
	}
	return all
}
