package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// cardNode is a card in the document: an item of its list with a link in it.
type cardNode struct {
	item, link app.Value
	path       string    // the link's
	stop       bool      // the tab key stops at it
	dots       app.Value // opens its menu
	renaming   *renaming // its title is being changed; nil: it isn't
	face       face
	in         shared.ListID // the list whose element holds it; "" for none yet
	at, of     int           // its place among how many, as readers of the screen are told
	movable    bool
	crowd      crowd     // who else is at it
	faces      app.Value // of theirs; nil for none
}

// node is a card's element, made where there is none.
func (c *canvas) node(id shared.CardID) *cardNode {
	node := c.cards[id]
	if node != nil {
		return node
	}
	node = newCardNode(id)
	c.cards[id] = node
	c.showCard(id)
	classes := node.item.Get("classList")
	if id == c.opened {
		classes.Call("add", "card-open")
	}
	if c.lifted != nil && c.lifted.card == id {
		classes.Call("add", "card-held")
	}
	if crowd, here := c.crowds[id]; here {
		node.show(crowd)
	}
	c.sizes.Call("observe", node.item)
	return node
}

// discard takes a card's element out of the document.
func (c *canvas) discard(id shared.CardID, node *cardNode) {
	c.sizes.Call("unobserve", node.item)
	node.item.Call("remove")
	delete(c.cards, id)
}

// stand says to readers of the screen where a card stands: not all of its list
// is there to be counted.
func (n *cardNode) stand(at, of int) {
	if n.at != at+1 {
		n.at = at + 1
		attr(n.item, "aria-posinset", strconv.Itoa(n.at))
	}
	if n.of != of {
		n.of = of
		attr(n.item, "aria-setsize", strconv.Itoa(of))
	}
}

// showCard brings a card's element to what there is to show of it.
func (c *canvas) showCard(id shared.CardID) {
	node := c.cards[id]
	card, _ := c.scene.view.Card(id)
	list, _ := c.scene.view.List(card.List)
	f := faceOf(c.scene.view, card, list, c.scene.now)
	f.chosen = c.page.chosen.ids[id]
	if n := c.scene.loads[f.pic]; c.scene.most > 0 && n > c.scene.most {
		f.load, f.limit = n, c.scene.most
	}
	if path := cardPath(c.scene.board, f.number) + c.scene.query; path != node.path {
		node.path = path
		attr(node.item, "data-number", strconv.FormatInt(f.number, 10))
		attr(node.link, "href", path)
	}
	if f.same(node.face) {
		c.setMovable(node, card)
		return
	}
	if f.title != node.face.title {
		attr(node.dots, "aria-label", text.T().Canvas.MenuOf(f.title))
	}
	if f.chosen != node.face.chosen {
		node.item.Get("classList").Call("toggle", "card-chosen", f.chosen)
	}
	node.face = f
	drawIn(node.link, f.outline()...)
	c.setMovable(node, card)
}

func (c *canvas) setMovable(node *cardNode, card shared.Card) {
	if movable := c.scene.mine(card); movable != node.movable {
		node.movable = movable
		node.item.Get("classList").Call("toggle", "card-movable", movable)
	}
}

func newCardNode(id shared.CardID) *cardNode {
	link := draw("a", "card", having("draggable", "false"), having("tabindex", "-1"), having("aria-describedby", keysID))
	item := draw("li", "card-item", having("data-card", string(id)), link, dotsButton()).element()
	return &cardNode{item: item, link: item.Get("firstChild"), dots: item.Get("lastChild")}
}

func cardPath(board shared.BoardID, number int64) string {
	return "/boards/" + string(board) + "/cards/" + strconv.FormatInt(number, 10)
}

// outline is what is inside a card.
func (f face) outline() []outline {
	var parts []outline
	if f.chosen {
		parts = append(parts, draw("span", "card-check", drawn("check"), draw("span", "hush", textOf(text.T().Canvas.IsChosen))))
	}
	if f.cover != "" {
		parts = append(parts, coverOf(f.cover))
	}
	if len(f.labels) > 0 {
		var row []outline
		for _, l := range f.labels {
			row = append(row, l.outline())
		}
		parts = append(parts, draw("span", "card-labels", row...))
	}
	return append(parts, draw("span", "card-title", textOf(f.title)), f.foot())
}

func (l chip) outline() outline {
	color := having("data-color", string(l.color))
	if l.name == "" {
		return draw("span", "chip chip-bare", color, draw("span", "hush", textOf(text.T().Labels.Colors(l.color))))
	}
	return draw("span", "chip", color, draw("span", "clip", textOf(l.name)))
}

// foot is the line of small facts below the title.
func (f face) foot() outline {
	t := text.T().Card
	row := []outline{draw("span", "card-number", textOf(t.Number(f.number)))}
	if f.due.state != "" {
		row = append(row, f.due.outline())
	}
	if f.priority != shared.PriorityNone {
		row = append(row, f.priorityMark(having("title", t.Priority)))
	}
	fact := func(icon Icon, short, long string) {
		row = append(row, draw("span", "card-fact", having("title", long), drawn(icon), twofold(short, long)))
	}
	if f.blocked {
		long := text.T().Attach.Blocked
		row = append(row, draw("span", "badge badge-warn card-blocked", having("title", long), drawn("lock"), draw("span", "hush", textOf(long))))
	}
	if f.described {
		fact("text", "", t.HasText)
	}
	if f.comments > 0 {
		fact("comment", number(f.comments), t.CommentCount(f.comments))
	}
	if f.items > 0 {
		fact("checklist", number(f.done)+"/"+number(f.items), t.ItemCount(f.done, f.items))
	}
	if f.attachments > 0 {
		fact("attach", number(f.attachments), t.LinkCount(f.attachments))
	}
	parts := []outline{draw("span", "card-facts", row...)}
	if f.pic != "" {
		parts = append(parts, f.charge())
	}
	return draw("span", "card-foot", parts...)
}

// priorityMark is the priority, with more about it.
func (f face) priorityMark(more ...outline) outline {
	parts := append(more, having("data-priority", string(f.priority)), drawn(priorityIcon(f.priority)),
		draw("span", "", textOf(text.T().Card.Priorities(f.priority))))
	return draw("span", "badge card-priority", parts...)
}

// coverOf is the picture that a card shows. It says nothing that the card doesn't.
func coverOf(at string) outline {
	return draw("span", "card-cover", draw("img", "", having("loading", "lazy"), having("decoding", "async"),
		having("alt", ""), having("draggable", "false"), having("src", at)))
}

// charge is the face of the person in charge. It is marked where they have not
// accepted yet, and where they have more to do than they should.
func (f face) charge() outline {
	long, shown := text.T().Card.InCharge(f.name), f.name
	if f.waiting {
		shown = text.T().Charge.WaitingFor(f.name)
		long += ", " + shown
	}
	avatar := []outline{twofold(initials(f.name), long)}
	if f.picture != "" {
		avatar = append(avatar, pictured(f.picture))
	}
	parts := []outline{draw("span", "avatar "+avatarGround(f.pic), avatar...)}
	if f.load > 0 {
		shown = text.T().Charge.Over(f.name, f.load, f.limit)
		mark := draw("span", "charge-load", having("aria-hidden", "true"), textOf(number(f.load)+"/"+number(f.limit)))
		parts = []outline{mark, parts[0], draw("span", "hush", textOf(", "+shown))}
	}
	class := "card-charge"
	if f.waiting {
		class += " card-charge-waiting"
		parts = append(parts, drawn("hourglass"))
	}
	return draw("span", class, append(parts, having("title", shown))...)
}

func (d due) outline() outline {
	t := text.T().Dates
	icon, class := d.mark()
	parts := []outline{having("title", t.Deadline), drawn(icon), draw("span", "", textOf(d.text))}
	if d.state == dueSoon {
		parts = append(parts, draw("span", "hush", textOf(", "+t.Soon)))
	}
	return draw("span", class, parts...)
}

func priorityIcon(p shared.Priority) Icon {
	switch p {
	case shared.PriorityUrgent:
		return "alert"
	case shared.PriorityHigh:
		return "arrow-up"
	case shared.PriorityLow:
		return "arrow-down"
	default:
		return "flag"
	}
}
