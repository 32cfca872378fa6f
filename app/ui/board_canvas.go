package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// canvas is a board's lists and cards in the document. It keeps each list's
// element by id, and that of each card which is near to what is seen: the others
// are only room. It changes in them what has changed. It and its
// listeners run one at a time: in a browser there is one thread, and none of
// them waits for anything.
type canvas struct {
	page  *boardPage
	host  app.Value
	funcs []func() // take the listeners away again

	scene   scene
	whole   scene           // of which scene is what is in the document by now
	there   int             // so many of its lists
	growing bool            // more follow in a moment
	order   []shared.ListID // in the document
	columns map[shared.ListID]*column
	cards   map[shared.CardID]*cardNode // in the document
	sight   sight
	heights heights
	sizes   app.Value     // watches them
	brought shared.CardID // is in the document wherever it lies
	opened  shared.CardID // marked as the one beside the board
	crowds  map[shared.CardID]crowd
	adding  app.Value // the place behind the lists, where one is added
	lifted  *lifted   // what is being carried elsewhere, if anything
	moving  bool      // elements are being moved about

	laneHeads app.Value // the lines that name the lanes; nil: there are none
	laneLines []laneLine
	bands     bands
	faceMenu  faceMenu
	keyMenu   bool // a key has opened it: the browser's own is not to open too
	refilling bool // in the next frame
	drag      drag
}

// scene is what there is to show.
type scene struct {
	view    *shared.State
	board   shared.BoardID
	query   string // of the addresses of its cards
	now     time.Time
	manage  bool                              // lists
	add     bool                              // cards
	refuse  bool                              // more cards than a list or a person should have
	ranks   map[shared.ListID][]shared.CardID // of the cards shown
	counts  map[shared.ListID]int             // of all of a list's, shown or not
	cards   []*shared.Card                    // the same as they lie on the board; nil while lists are shown
	lists   []shared.ListID
	mine    func(shared.Card) bool // may be moved by who looks
	folded  map[string]bool        // lists, and lanes
	lanes   []lane
	lanesBy lanesBy
	lane    map[shared.CardID]int // that each card lies in
	loads   map[shared.UserID]int // how many cards each has to do, where that is limited
	most    int                   // one person should have; 0: no limit
}

func (c *canvas) attach(host app.Value) {
	c.host = host
	c.columns, c.cards = map[shared.ListID]*column{}, map[shared.CardID]*cardNode{}
	c.listen(host, "click", c.chooseClick, map[string]any{"capture": true})
	c.listen(host, "contextmenu", func(e app.Value) {
		if c.keyMenu {
			e.Call("preventDefault")
			c.keyMenu = false
		}
	})
	c.listen(host, "click", c.click)
	c.listen(host, "keydown", c.keydown)
	c.listen(host, "focusin", c.focusin)
	c.listen(host, "focusout", c.focusout)
	c.listen(host, "submit", c.submit)
	c.listen(host, "input", func(e app.Value) {
		if input, ok := closest(e.Get("target"), ".list-new-card"); ok {
			c.countLines(input)
		}
	})
	c.listen(host, "beforetoggle", c.openMenu, map[string]any{"capture": true})
	c.listenSight(host)
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
	for id, node := range c.cards {
		c.discard(id, node)
	}
	if c.host != nil {
		c.host.Call("replaceChildren")
	}
	c.sight, c.heights, c.brought = sight{}, heights{}, ""
	c.dropLanes()
	c.columns, c.cards = map[shared.ListID]*column{}, map[shared.CardID]*cardNode{}
	c.order, c.adding, c.opened, c.crowds, c.faceMenu = nil, nil, "", nil, faceMenu{}
	c.scene, c.whole, c.there = scene{}, scene{}, 0
}

// show brings the document to what there is to show.
func (c *canvas) show(s scene) { c.moved(func() { c.update(s) }) }

func (c *canvas) update(s scene) {
	s.lists = c.grown(s)
	c.scene = s
	c.dropLost()
	c.dropChosen()
	flag(c.host, "data-manage", s.manage)
	flag(c.host, "data-add", s.add)
	for i, id := range s.lists {
		list, _ := s.view.List(id)
		col := c.columns[id]
		if col == nil {
			col = newColumn(list)
			c.columns[id] = col
		}
		col.show(list, s.counts[id], i == 0, i == len(s.lists)-1, s)
	}
	c.setLanes()
	c.arrangeLists()
	c.fill()
	for id := range c.cards {
		c.showCard(id)
	}
	c.markOpen()
}
