package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// canvas is a board's lists and cards in the document. It keeps each list's and
// each card's element by id, and changes in them what has changed. It and its
// listeners run one at a time: in a browser there is one thread, and none of
// them waits for anything.
type canvas struct {
	page  *boardPage
	host  app.Value
	funcs []func() // take the listeners away again

	scene   scene
	order   []shared.ListID // in the document
	columns map[shared.ListID]*column
	cards   map[shared.CardID]*cardNode
	opened  shared.CardID // marked as the one beside the board
	crowds  map[shared.CardID]crowd
	adding  app.Value // the place behind the lists, where one is added
	lifted  *lifted   // what is being carried elsewhere, if anything
	moving  bool      // elements are being moved about
	drag    drag
}

// scene is what there is to show.
type scene struct {
	view   *shared.State
	board  shared.BoardID
	now    time.Time
	manage bool // lists
	add    bool // cards
	refuse bool // more cards than a list or a person should have
	ranks  map[shared.ListID][]shared.CardID
	lists  []shared.ListID
	mine   func(shared.Card) bool // may be moved by who looks
	loads  map[shared.UserID]int  // how many cards each has to do, where that is limited
	most   int                    // one person should have; 0: no limit
}

func (c *canvas) attach(host app.Value) {
	c.host = host
	c.columns, c.cards = map[shared.ListID]*column{}, map[shared.CardID]*cardNode{}
	c.listen(host, "click", c.click)
	c.listen(host, "keydown", c.keydown)
	c.listen(host, "focusin", c.focusin)
	c.listen(host, "focusout", c.focusout)
	c.listen(host, "submit", c.submit)
	c.listen(host, "paste", c.paste)
	c.listenDrag(host)
}

// listen adds a listener until detach.
func (c *canvas) listen(target app.Value, event string, f func(e app.Value), options ...map[string]any) {
	handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	args := []any{event, handler}
	if len(options) > 0 {
		args = append(args, options[0])
	}
	target.Call("addEventListener", args...)
	c.funcs = append(c.funcs, func() {
		target.Call("removeEventListener", args...)
		handler.Release()
	})
}

func (c *canvas) detach() {
	c.clear()
	for _, f := range c.funcs {
		f()
	}
	c.funcs = nil
}

// clear takes everything off.
func (c *canvas) clear() {
	c.cancelDrag()
	c.lifted = nil
	if c.host != nil {
		c.host.Call("replaceChildren")
	}
	c.columns, c.cards = map[shared.ListID]*column{}, map[shared.CardID]*cardNode{}
	c.order, c.adding, c.opened, c.crowds = nil, nil, "", nil
	c.scene = scene{}
}

// show brings the document to what there is to show.
func (c *canvas) show(s scene) { c.moved(func() { c.update(s) }) }

func (c *canvas) update(s scene) {
	c.scene = s
	c.dropLost()
	flag(c.host, "data-manage", s.manage)
	flag(c.host, "data-add", s.add)
	lists := s.view.Lists()
	seen := map[shared.CardID]bool{}
	for i, list := range lists {
		col := c.columns[list.ID]
		if col == nil {
			col = newColumn(list)
			c.columns[list.ID] = col
		}
		cards := s.view.Column(list.ID)
		for _, card := range cards {
			seen[card.ID] = true
			c.showCard(card, list)
		}
		col.show(list, len(cards), i == 0, i == len(lists)-1, s)
	}
	for id, node := range c.cards {
		if !seen[id] {
			node.item.Call("remove")
			delete(c.cards, id)
		}
	}
	c.arrangeLists()
	for _, id := range c.scene.lists {
		c.arrangeCards(id)
	}
	c.markOpen()
}
