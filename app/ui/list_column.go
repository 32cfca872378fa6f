package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// column is a list in the document.
type column struct {
	id                              shared.ListID
	root, name, count, menu, button app.Value
	unfold                          app.Value // what there is of it while it is folded
	cards, foot                     app.Value
	shown                           columnFacts
	order                           []shared.CardID // on screen, in the document or not
	stack                           stack
	cells                           [][]shared.CardID // of it, by lanes
	slots                           []slot            // in the document
	keys                            []string          // of them
	rooms                           []app.Value
	scrolled                        float64       // px
	none                            bool          // no cards
	stop                            shared.CardID // the one that the tab key stops at
	typing                          bool          // its title is being changed
}

// columnFacts is what a column's head shows.
type columnFacts struct {
	title       string
	category    shared.Category
	color       shared.Color
	cards       int
	hidden      int // of them, by the filter
	limit       int // 0: none
	first, last bool
	manage      bool
	refuse      bool // more cards than the limit
	folded      bool
}

func newColumn(list shared.List) *column {
	t := text.T().List
	id := string(list.ID)
	c := &column{id: list.ID}
	c.name = button("list-name", "rename")
	c.count = tag("span", "list-count")
	c.menu = tag("div", "menu")
	c.menu.Set("id", "list-menu-"+id)
	attr(c.menu, "popover", "auto")
	attr(c.menu, "role", "menu")
	c.button = tag("button", "button button-quiet button-icon button-small list-menu", drawing("dots"))
	c.button.Set("type", "button")
	attr(c.button, "popovertarget", "list-menu-"+id)
	attr(c.button, "aria-haspopup", "menu")
	head := tag("header", "list-head", tag("h2", "list-title", c.name), c.count, c.button, c.menu)
	c.cards = tag("ul", "list-cards")
	attr(c.cards, "role", "list")
	attr(c.cards, "data-empty", t.Empty)
	c.foot = tag("div", "list-foot", addCardButton(list.Title))
	c.unfold = button("list-unfold", "fold", drawing("chevron-right"), tag("span", "list-unfold-count"), tag("span", "list-unfold-name"))
	attr(c.unfold, "aria-expanded", "false")
	c.root = tag("section", "list", head, c.cards, c.foot, c.unfold)
	attr(c.root, "role", "group")
	attr(c.root, "tabindex", "-1")
	attr(c.root, "data-list", id)
	return c
}

// show brings the head to what there is to show.
func (c *column) show(list shared.List, cards int, first, last bool, s scene) {
	manage := s.manage
	facts := columnFacts{title: list.Title, category: list.Category, cards: cards, hidden: cards - len(s.ranks[list.ID]), first: first, last: last, manage: manage, refuse: s.refuse, folded: s.folded[string(list.ID)]}
	if list.WIPLimit != nil {
		facts.limit = *list.WIPLimit
	}
	if list.Color != nil {
		facts.color = *list.Color
	}
	if facts == c.shown {
		return
	}
	was := c.shown
	c.shown = facts
	if facts.title != was.title {
		if !c.typing {
			c.name.Set("textContent", facts.title)
		}
		attr(c.root, "aria-label", facts.title)
		attr(c.name, "title", facts.title)
		attr(c.button, "aria-label", text.T().List.Menu(facts.title))
		if add, ok := find(c.foot, ".list-add"); ok {
			attr(add, "aria-label", text.T().List.AddCardTo(facts.title))
		}
	}
	if facts.color != was.color {
		attr(c.root, "data-color", string(facts.color))
	}
	c.showFolded(was)
	c.name.Set("disabled", !manage)
	attr(c.root, "data-category", string(facts.category))
	c.showCount()
	if c.menu.Call("matches", ":popover-open").Bool() {
		c.showMenu()
	}
}

// room is as much of it as cards take that are not there.
func (c *column) room(i int, height float64) {
	if i == len(c.rooms) {
		room := tag("li", "list-room")
		attr(room, "role", "none")
		c.rooms = append(c.rooms, room)
	}
	c.rooms[i].Get("style").Call("setProperty", "height", px(height))
}

func (c *column) showCount() {
	t := text.T().List
	f := c.shown
	attr(c.cards, "data-empty", t.Empty)
	if f.hidden > 0 {
		attr(c.cards, "data-empty", text.T().Views.NoneFit)
	}
	over := f.limit > 0 && f.cards > f.limit
	words, long := strconv.Itoa(f.cards), t.Cards(f.cards)
	if f.limit > 0 {
		words, long = words+"/"+strconv.Itoa(f.limit), t.CardsOf(f.cards, f.limit)
	}
	if f.hidden > 0 {
		words = text.T().Views.Of(f.cards-f.hidden, f.cards)
		long += ", " + text.T().Views.Hidden(f.hidden)
	}
	full := f.refuse && f.limit > 0 && f.cards >= f.limit
	if over {
		long += ", " + t.Over
	}
	if full {
		long += ", " + t.Full
	}
	c.count.Call("replaceChildren", labelled(words, long))
	if over {
		c.count.Call("prepend", drawing("alert"))
	} else if full {
		c.count.Call("prepend", drawing("lock"))
	}
	attr(c.count, "title", long)
	c.count.Get("classList").Call("toggle", "list-count-over", over)
	c.root.Get("classList").Call("toggle", "list-over", over)
}

// labelled is a short text for the eye with a long one for the ear.
func labelled(short, long string) app.Value {
	eye := says("span", "", short)
	attr(eye, "aria-hidden", "true")
	return tag("span", "", eye, says("span", "hush", long))
}

func addCardButton(list string) app.Value {
	t := text.T().List
	b := button("button button-quiet list-add", "add-card", drawing("plus"), says("span", "", t.AddCard))
	attr(b, "aria-label", t.AddCardTo(list))
	return b
}

// newListPlace is what stands behind the lists.
func newListPlace() app.Value {
	b := button("button list-new-button", "add-list", drawing("plus"), says("span", "", text.T().List.Add))
	return tag("div", "list-new", b)
}

func without[K comparable](all []K, one K) []K {
	return slices.DeleteFunc(slices.Clone(all), func(other K) bool { return other == one })
}
