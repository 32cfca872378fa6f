package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// markup is a rendered text: what is left of the server's HTML when all that is
// not named here has gone. What a page shows is made anew of it, so that nothing
// in an answer can run or load, whoever has sent it.
type markup struct {
	element  string // "" for words
	words    string
	href     string // of an a
	start    string // of an ol
	align    string // of a cell
	task     bool   // an input: the box of a task
	done     bool
	user     shared.UserID // of a span: who is mentioned
	me       bool          // the reader is
	children []markup
}

// source is a node of a document that nothing runs in.
type source interface {
	element() string // in small letters; "" for words, and for what is neither
	words() string
	attribute(name string) string
	has(name string) bool
	children() []source
}

// deepest is how far elements may be nested in each other.
const deepest = 80

var formatting = named("p br hr h1 h2 h3 h4 h5 h6 blockquote pre code em strong del ul ol li table thead tbody tr th td a span")

func named(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// sifted is what may be shown of nodes. Of an element that isn't named above
// nothing is, not even what is in it.
func sifted(nodes []source, depth int) (kept []markup) {
	for _, n := range nodes {
		name := n.element()
		switch {
		case name == "":
			words := n.words()
			if len(kept) > 0 && kept[len(kept)-1].element == "br" {
				words = strings.TrimPrefix(words, "\n") // a page shows the ends of lines
			}
			if words != "" {
				kept = append(kept, markup{words: words})
			}
		case name == "input" && n.attribute("type") == "checkbox":
			kept = append(kept, markup{element: name, task: true, done: n.has("checked")})
		case formatting[name] && depth < deepest:
			m := markup{element: name, children: sifted(n.children(), depth+1)}
			switch name {
			case "span":
				if user := shared.UserID(n.attribute("data-user")); shared.ValidID(user) {
					m.user = user
				}
			case "a":
				if href := n.attribute("href"); safe(href) || strings.HasPrefix(href, "mailto:") {
					m.href = href
				}
			case "ol":
				if start := n.attribute("start"); start != "" && len(start) < 10 && strings.Trim(start, "0123456789") == "" {
					m.start = start
				}
			case "th", "td":
				if align := n.attribute("align"); align == "left" || align == "center" || align == "right" {
					m.align = align
				}
			}
			kept = append(kept, m)
		}
	}
	return kept
}

// eachTask tells of the boxes, in their order.
func eachTask(nodes []markup, box func(done bool)) {
	for _, m := range nodes {
		if m.task {
			box(m.done)
		}
		eachTask(m.children, box)
	}
}

// tasks is how many boxes there are.
func tasks(nodes []markup) (n int) {
	eachTask(nodes, func(bool) { n++ })
	return n
}

// said is what nodes say, without the lists that are in them.
func said(nodes []markup) string {
	words := ""
	for _, m := range nodes {
		if m.element != "ul" && m.element != "ol" {
			words += m.words + said(m.children)
		}
	}
	return words
}

// elements makes elements of markup. Each box of a task is made by box, which is
// told which one it is and what is to be done.
func elements(nodes []markup, box func(n int, task string) app.UI) []app.UI {
	n := 0
	return elementsFrom(nodes, &n, box)
}

func elementsFrom(nodes []markup, n *int, box func(n int, task string) app.UI) []app.UI {
	all := make([]app.UI, 0, len(nodes))
	for i, m := range nodes {
		switch {
		case m.element == "":
			all = append(all, app.Text(m.words))
		case m.task:
			all = append(all, box(*n, oneLine(said(nodes[i+1:]))))
			*n++
		case m.element == "br" || m.element == "hr":
			all = append(all, app.ElemSelfClosing(m.element))
		case m.user != "":
			class := "mention"
			if m.me {
				class += " mention-me"
			}
			all = append(all, app.Span().Class(class).Text(said(m.children)))
		case m.element == "a" && m.href == "":
			all = append(all, app.Span().Body(elementsFrom(m.children, n, box)...))
		case m.element == "a":
			all = append(all, app.A().Href(m.href).Target("_blank").Rel("noopener noreferrer nofollow ugc").Body(elementsFrom(m.children, n, box)...))
		default:
			e := app.Elem(m.element)
			if m.start != "" {
				e = e.Attr("start", m.start)
			}
			if m.align != "" {
				e = e.Class("align-" + m.align)
			}
			if m.element == "li" && len(m.children) > 0 && (m.children[0].task || len(m.children[0].children) > 0 && m.children[0].children[0].task) {
				e = e.Class("task")
			}
			all = append(all, e.Body(elementsFrom(m.children, n, box)...))
		}
	}
	return all
}
