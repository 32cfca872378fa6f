package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// hears are the listeners of a view.
type hears []func()

func (h *hears) on(target app.Value, event string, f func(e app.Value), options ...map[string]any) {
	handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	args := []any{event, handler}
	if len(options) > 0 {
		args = append(args, options[0])
	}
	target.Call("addEventListener", args...)
	*h = append(*h, func() {
		target.Call("removeEventListener", args...)
		handler.Release()
	})
}

func (h *hears) end() {
	for _, f := range *h {
		f()
	}
	*h = nil
}

// rows are the elements of a view for cards below each other, all of one height.
// Only those near to what is seen are in the document, with room in place of the
// others.
type rows struct {
	host   app.Value // their parent
	room   func() app.Value
	height float64
	all    map[shared.CardID]*viewRow
	keys   []string // in the document: the ids of cards, and which room
	rooms  []app.Value
}

// viewRow is one of them; face is what it shows, as whoever built it knows it.
type viewRow struct {
	element app.Value
	face    any
	at      int
}

func newRows(host app.Value, height float64, room func() app.Value) *rows {
	return &rows{host: host, room: room, height: height, all: map[shared.CardID]*viewRow{}}
}

// lay brings the document to the cards from one to another of them all, and
// those that must be there. It makes what isn't there yet with build.
func (r *rows) lay(cards []shared.CardID, from, to int, must []shared.CardID, build func(shared.CardID) *viewRow) {
	wanted := map[shared.CardID]bool{}
	var want []string
	next, rooms := 0, 0
	gap := func(to int) {
		if to > next {
			r.setRoom(rooms, float64(to-next)*r.height)
			want = append(want, strconv.Itoa(rooms))
			rooms++
		}
	}
	for i, id := range cards {
		if (i < from || i >= to) && !slices.Contains(must, id) {
			continue
		}
		gap(i)
		next = i + 1
		wanted[id] = true
		want = append(want, string(id))
		if r.all[id] == nil {
			r.all[id] = build(id)
		}
		r.all[id].at = i
	}
	gap(len(cards))
	for id, row := range r.all {
		if !wanted[id] {
			row.element.Call("remove")
			delete(r.all, id)
		}
	}
	var known []string
	for _, key := range r.keys {
		if slices.Contains(want, key) {
			known = append(known, key)
		} else if room, err := strconv.Atoi(key); err == nil {
			r.rooms[room].Call("remove")
		}
	}
	for _, s := range rearrange(known, want) {
		before := any(nil)
		if s.before != "" {
			before = r.element(s.before)
		}
		r.host.Call("insertBefore", r.element(s.item), before)
	}
	r.keys = want
}

func (r *rows) setRoom(i int, height float64) {
	if i == len(r.rooms) {
		r.rooms = append(r.rooms, r.room())
	}
	r.rooms[i].Get("style").Call("setProperty", "height", px(height))
}

func (r *rows) element(key string) app.Value {
	if row := r.all[shared.CardID(key)]; row != nil {
		return row.element
	}
	room, _ := strconv.Atoi(key) // nothing else is no card
	return r.rooms[room]
}

// measure takes the height of the rows from one of them; true says that it is
// another than was thought.
func (r *rows) measure() bool {
	for _, row := range r.all {
		box := rectOf(row.element)
		if height := box.bottom - box.top; height > 0 && height != r.height {
			r.height = height
			return true
		}
		return false
	}
	return false
}

// nothing fills a view that has nothing to show.
func nothing(icon Icon, title, why string) app.Value {
	return tag("section", "empty", drawing(icon), says("h2", "", title), says("p", "", why))
}

// ids are those of cards.
func ids(cards []shared.Card) []shared.CardID {
	all := make([]shared.CardID, len(cards))
	for i, card := range cards {
		all[i] = card.ID
	}
	return all
}

// idsIn are those of the cards of a scene.
func idsIn(cards []*shared.Card) []shared.CardID {
	all := make([]shared.CardID, len(cards))
	for i, card := range cards {
		all[i] = card.ID
	}
	return all
}
