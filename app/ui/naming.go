package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const namingID = "naming"

// naming offers the members of the board to whoever types @ in a field.
type naming struct {
	panel *cardPanel
	field string // "" while it offers nobody
	from  int    // where the @ is, counted in UTF-16
	until int    // where the caret is
	found []shared.Member
	at    int
}

// mostNamed is how many are offered at once.
const mostNamed = 6

func (n *naming) open(field string) bool { return field != "" && n.field == field }

func (n *naming) close() { n.field, n.found = "", nil }

// leave closes it when the focus leaves its field.
func (n *naming) leave(field string) {
	if n.open(field) {
		n.close()
	}
}

// chosen is the id of the one who would be taken.
func (n *naming) chosen(field string) string {
	if !n.open(field) {
		return ""
	}
	return namingID + "-" + string(n.found[n.at].User.ID)
}

// follow takes in where the caret of a field is now.
func (n *naming) follow(id string) {
	n.panel.page.later(func() {
		field := app.Window().GetElementByID(id)
		if !field.Truthy() || !document().Get("activeElement").Equal(field) {
			return
		}
		from, to := field.Get("selectionStart").Int(), field.Get("selectionEnd").Int()
		before := app.Window().Get("String").New(field.Get("value")).Call("slice", 0, from).String()
		typed, begun := beingNamed(before)
		if from != to || !begun {
			if n.field != "" {
				n.close()
				n.panel.page.changed.fire()
			}
			return
		}
		was := n.chosen(id)
		n.field, n.from, n.until, n.at = id, from-wide(typed)-1, from, 0
		n.found = namedSo(n.panel.page.board.View().Members(), typed)
		for i, m := range n.found {
			if namingID+"-"+string(m.User.ID) == was {
				n.at = i
			}
		}
		if len(n.found) == 0 {
			n.close()
		}
		n.panel.page.changed.fire()
		n.panel.page.later(n.place)
	})
}

// beingNamed is what is typed of a name after the @ that a text ends in. Names
// have spaces, but one doesn't begin with any.
func beingNamed(before string) (typed string, begun bool) {
	at := strings.LastIndexByte(before, '@')
	if at < 0 || at > 0 && latin(before[at-1]) {
		return "", false
	}
	typed = before[at+1:]
	if strings.HasPrefix(typed, " ") || strings.HasPrefix(typed, "[") || strings.ContainsAny(typed, "\n@") ||
		strings.Count(typed, " ") > 3 || len([]rune(typed)) > shared.MaxName {
		return "", false
	}
	return typed, true
}

// namedSo are the members that one of the words of whose names begins so, or that
// have it anywhere where nobody's does.
func namedSo(members []shared.Member, typed string) (found []shared.Member) {
	typed = strings.ToLower(typed)
	var inside []shared.Member
	for _, m := range members {
		name := strings.ToLower(m.User.Name)
		switch {
		case typed == "" || strings.HasPrefix(name, typed) || strings.Contains(name, " "+typed):
			found = append(found, m)
		case strings.Contains(name, typed):
			inside = append(inside, m)
		}
	}
	if len(found) == 0 {
		found = inside
	}
	return found[:min(len(found), mostNamed)]
}

// namingKeys are those that choose among the ones who are offered.
var namingKeys = []string{"ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"}

// press does what one of them does.
func (n *naming) press(key string) {
	switch {
	case n.field == "":
		return
	case key == "ArrowDown":
		n.at = (n.at + 1) % len(n.found)
	case key == "ArrowUp":
		n.at = (n.at + len(n.found) - 1) % len(n.found)
	case key == "Escape":
		n.close()
	default:
		n.choose(n.found[n.at])
	}
	n.panel.page.changed.fire()
}

// choose calls somebody by name in the field. One of two who have the same name
// is mentioned in full, or nobody could tell who.
func (n *naming) choose(m shared.Member) {
	field := app.Window().GetElementByID(n.field)
	words := "@" + m.User.Name
	if (called{}).and(n.panel.page.board.View().Members())[m.User.Name] != m.User.ID {
		words = shared.MentionOf(m.User.ID, m.User.Name)
	}
	words += " "
	made := change{n.from, n.until, words, wide(words), wide(words)}
	n.close()
	if field.Truthy() {
		made.in(field)
	}
}

func (n *naming) UI(field string) app.UI {
	t := text.T().Writing
	if !n.open(field) {
		return app.Div()
	}
	found := n.found
	return app.Div().Class("naming-place").Body(
		app.Ul().ID(namingID).Class("naming").Role("listbox").Aria("label", t.People).Body(
			app.Range(found).Slice(func(i int) app.UI {
				m := found[i]
				return app.Li().ID(namingID+"-"+string(m.User.ID)).Class("naming-one").Role("option").Aria("selected", i == n.at).
					Body(portrait(m.User), app.Span().Class("clip").Text(m.User.Name)).
					OnClick(func(app.Context, app.Event) { n.choose(m) }, app.EventScope(field+string(m.User.ID)))
			})),
		app.Div().Class("hush").Role("status").Text(t.Found(len(found))))
}
