package ui

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// read is a node of a document that was read without a browser.
type read struct{ node *html.Node }

func (r read) element() string {
	if r.node.Type != html.ElementNode {
		return ""
	}
	if r.node.Namespace != "" {
		return "foreign"
	}
	return r.node.Data
}

func (r read) words() string {
	if r.node.Type != html.TextNode {
		return ""
	}
	return r.node.Data
}

func (r read) attribute(name string) string {
	for _, a := range r.node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (r read) has(name string) bool {
	return slices.ContainsFunc(r.node.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func (r read) children() (all []source) {
	for c := range r.node.ChildNodes() {
		all = append(all, read{c})
	}
	return all
}

func body(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "body" {
			return n
		}
	}
	t.Fatalf("%q has no body", page)
	return nil
}

func siftedFrom(t *testing.T, page string) []markup {
	t.Helper()
	return sifted(read{body(t, page)}.children(), 0)
}

// asPage is what a page gets of markup.
func asPage(nodes []markup) string {
	return app.HTMLString(app.Div().Body(elements(nodes, func(_ int, task string) app.UI {
		return app.Input().Type("checkbox").Aria("label", task)
	})...))
}

func TestMarkup(t *testing.T) {
	t.Parallel()
	nodes := siftedFrom(t, `<h1>A <em>b</em></h1><ul><li><input checked="" disabled="" type="checkbox"> c</li><li><input type="checkbox"> <b>x</b><em>d</em><ul><li>z</li></ul></li></ul>`+
		`<ol start="3"><li>e</li></ol><table><tr><td align="right">f<br>g</td></tr></table><p><a href="https://example.com/?a=1&amp;b=2">h</a> &lt;i&gt;</p>`)
	page := asPage(nodes)
	for _, part := range []string{"<h1>", "<em>", `start="3"`, `class="align-right"`, "<br>", `href="https://example.com/?a=1&b=2"`, `rel="noopener noreferrer nofollow ugc"`, `target="_blank"`, "&lt;i&gt;", `class="task"`, `aria-label="c"`, `aria-label="d"`} {
		if !strings.Contains(page, part) {
			t.Errorf("%s is not in\n%s", part, page)
		}
	}
	var done []bool
	eachTask(nodes, func(is bool) { done = append(done, is) })
	if !slices.Equal(done, []bool{true, false}) || tasks(nodes) != 2 {
		t.Errorf("boxes are %v", done)
	}
	mentioned := siftedFrom(t, `<p>Ask <span class="mention" data-user="`+string(ada)+`">@Ada</span></p>`)
	if who := mentioned[0].children[1]; who.user != ada || !strings.Contains(asPage(mentioned), `<span class="mention">@Ada</span>`) {
		t.Errorf("who is mentioned is %+v", who)
	}
	if lines := siftedFrom(t, "<p>a<br>\nb\nc</p>")[0].children; len(lines) != 3 || lines[2].words != "b\nc" {
		t.Errorf("lines are %v", lines)
	}
	at := 0
	other := retick(nodes, &at, 1, true)
	done = nil
	eachTask(other, func(is bool) { done = append(done, is) })
	eachTask(nodes, func(is bool) { done = append(done, is) })
	if !slices.Equal(done, []bool{true, true, true, false}) {
		t.Errorf("after a tick they are %v", done)
	}
}

// hostile is HTML that a server of ours would never send.
var hostile = []string{
	`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>`, `<svg><p>x</p></svg>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`, `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<iframe srcdoc="<script>alert(1)</script>"></iframe>`, `<object data="data:text/html,x"></object>`, `<embed src="javascript:alert(1)">`, `<base href="https://evil.example/">`,
	`<a href="javascript:alert(1)">x</a>`, `<a href="java&#10;script:alert(1)">x</a>`, `<a href=" javascript:alert(1)">x</a>`, `<a href="JAVASCRIPT:alert(1)">x</a>`, `<a href="data:text/html,x">x</a>`,
	`<a href="//evil.example">x</a>`, `<a href="/logout" onclick="alert(1)">x</a>`, `<a href="https:alert(1)">x</a>`, `<a href="https://example.com" ping="https://evil.example" onclick=alert(1)>x</a>`,
	`<p style="position:fixed;inset:0" onclick=alert(1) id=card-title class=dialog>x</p>`, `<input type=password autofocus onfocus=alert(1)>`, `<input type=checkbox onfocus=alert(1) autofocus form=x name=y>`,
	`<form action="https://evil.example"><button>x</button></form>`, `<textarea></textarea><select><option>x</select>`, `<style>*{display:none}</style>`, `<link rel=stylesheet href=https://evil.example>`,
	`<meta http-equiv=refresh content="0;url=https://evil.example">`, `<template><script>alert(1)</script></template>`, `<video src=x onerror=alert(1)></video>`, `<details open ontoggle=alert(1)>x</details>`,
	`<td align="left&quot; onclick=alert(1)">x</td>`, `<ol start="1 onclick=alert(1)"><li>x</ol>`, `<ol start="99999999999"><li>x</ol>`, `<custom-element>x</custom-element>`, `<dialog open>x</dialog>`,
	`<span class="dialog" data-user="0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b" onclick=alert(1)><img src=x onerror=alert(1)>@Ada</span>`, `<span data-user="x&quot; onclick=alert(1)" id=card-title>x</span>`,
}

// Whatever comes, a page gets formatting and links, and nothing else.
func TestHostileMarkup(t *testing.T) {
	t.Parallel()
	attributes := map[string][]string{"a": {"href", "rel", "target"}, "ol": {"start"}, "td": {"class"}, "th": {"class"}, "li": {"class"}, "input": {"type", "aria-label"}, "div": nil, "span": {"class"}}
	for _, page := range hostile {
		made := asPage(siftedFrom(t, page))
		for n := range body(t, made).Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			allowed, ok := attributes[n.Data]
			if !ok && !formatting[n.Data] {
				t.Errorf("%s makes <%s>", page, n.Data)
			}
			for _, a := range n.Attr {
				if n.Data == "span" && a.Val != "mention" {
					t.Errorf("%s makes a span of %q", page, a.Val)
				}
				if !slices.Contains(allowed, a.Key) {
					t.Errorf("%s makes <%s %s=%q>", page, n.Data, a.Key, a.Val)
				}
				if u, err := url.Parse(a.Val); a.Key == "href" && (err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) || u.Scheme != "mailto" && u.Host == "") {
					t.Errorf("%s leads to %q", page, a.Val)
				}
			}
		}
	}
	deep := siftedFrom(t, strings.Repeat("<blockquote>", 300)+"x")
	levels := 0
	for at := deep; len(at) > 0; at = at[0].children {
		levels++
	}
	if levels > deepest {
		t.Errorf("%d elements deep", levels)
	}
}
