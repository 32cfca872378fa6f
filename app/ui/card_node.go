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
	node.link.Call("replaceChildren", f.build()...)
	c.setMovable(node, card)
}

func (c *canvas) setMovable(node *cardNode, card shared.Card) {
	if movable := c.scene.mine(card); movable != node.movable {
		node.movable = movable
		node.item.Get("classList").Call("toggle", "card-movable", movable)
	}
}

func newCardNode(id shared.CardID) *cardNode {
	link := tag("a", "card")
	attr(link, "draggable", "false")
	attr(link, "tabindex", "-1")
	attr(link, "aria-describedby", keysID)
	dots := dotsButton()
	item := tag("li", "card-item", link, dots)
	attr(item, "data-card", string(id))
	return &cardNode{item: item, link: link, dots: dots}
}

func cardPath(board shared.BoardID, number int64) string {
	return "/boards/" + string(board) + "/cards/" + strconv.FormatInt(number, 10)
}

// build makes what is inside a card.
func (f face) build() []any {
	var parts []any
	if f.chosen {
		parts = append(parts, tag("span", "card-check", drawing("check"), says("span", "hush", text.T().Canvas.IsChosen)))
	}
	if f.cover != "" {
		parts = append(parts, coverOf(f.cover))
	}
	if len(f.labels) > 0 {
		row := tag("span", "card-labels")
		for _, l := range f.labels {
			row.Call("appendChild", l.build())
		}
		parts = append(parts, row)
	}
	parts = append(parts, says("span", "card-title", f.title))
	return append(parts, f.foot())
}

func (l chip) build() app.Value {
	if l.name == "" {
		e := tag("span", "chip chip-bare", says("span", "hush", text.T().Labels.Colors(l.color)))
		attr(e, "data-color", string(l.color))
		return e
	}
	e := tag("span", "chip", says("span", "clip", l.name))
	attr(e, "data-color", string(l.color))
	return e
}

// foot is the line of small facts below the title.
func (f face) foot() app.Value {
	t := text.T().Card
	row := tag("span", "card-facts", says("span", "card-number", t.Number(f.number)))
	add := func(e app.Value) { row.Call("appendChild", e) }
	if f.due.state != "" {
		add(f.due.build())
	}
	if f.priority != shared.PriorityNone {
		e := tag("span", "badge card-priority", drawing(priorityIcon(f.priority)), says("span", "", t.Priorities(f.priority)))
		attr(e, "data-priority", string(f.priority))
		attr(e, "title", t.Priority)
		add(e)
	}
	fact := func(icon Icon, short, long string) {
		e := tag("span", "card-fact", drawing(icon), labelled(short, long))
		attr(e, "title", long)
		add(e)
	}
	if f.blocked {
		e := tag("span", "badge badge-warn card-blocked", drawing("lock"), says("span", "hush", text.T().Attach.Blocked))
		attr(e, "title", text.T().Attach.Blocked)
		add(e)
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
	foot := tag("span", "card-foot", row)
	if f.pic != "" {
		long, shown := t.InCharge(f.name), f.name
		if f.waiting {
			shown = text.T().Charge.WaitingFor(f.name)
			long += ", " + shown
		}
		e := tag("span", "avatar "+avatarGround(f.pic), labelled(initials(f.name), long))
		showPicture(e, f.picture)
		foot.Call("appendChild", f.answer(e, shown))
	}
	return foot
}

// coverOf is the picture that a card shows. It says nothing that the card doesn't.
func coverOf(at string) app.Value {
	picture := tag("img", "")
	attr(picture, "src", at)
	attr(picture, "alt", "")
	attr(picture, "draggable", "false")
	attr(picture, "loading", "lazy")
	attr(picture, "decoding", "async")
	return tag("span", "card-cover", picture)
}

// showPicture lays somebody's picture over their initials, where there is one.
func showPicture(face app.Value, at string) {
	if at == "" {
		return
	}
	picture := tag("img", "avatar-picture")
	attr(picture, "src", at)
	attr(picture, "alt", "")
	face.Call("appendChild", picture)
}

// answer marks the face of the person in charge where they have not accepted
// yet, and where they have more to do than they should.
func (f face) answer(avatar app.Value, shown string) app.Value {
	e := tag("span", "card-charge", avatar)
	if f.load > 0 {
		shown = text.T().Charge.Over(f.name, f.load, f.limit)
		mark := says("span", "charge-load", number(f.load)+"/"+number(f.limit))
		attr(mark, "aria-hidden", "true")
		e.Call("prepend", mark)
		e.Call("appendChild", says("span", "hush", ", "+shown))
	}
	if f.waiting {
		e.Get("classList").Call("add", "card-charge-waiting")
		e.Call("appendChild", drawing("hourglass"))
	}
	attr(e, "title", shown)
	return e
}

func (d due) build() app.Value {
	t := text.T().Dates
	icon, class := d.mark()
	e := tag("span", class, drawing(icon), says("span", "", d.text))
	if d.state == dueSoon {
		e.Call("appendChild", says("span", "hush", ", "+t.Soon))
	}
	attr(e, "title", t.Deadline)
	return e
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
