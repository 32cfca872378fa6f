package ui

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// history is what has happened to the cards that were opened, newest first.
type history map[shared.CardID][]shared.Activity

// begin takes in what the server tells of a card.
func (h *history) begin(detail shared.CardDetail) {
	if *h == nil {
		*h = history{}
	}
	later := slices.DeleteFunc((*h)[detail.Card.ID], func(a shared.Activity) bool { return a.Seq <= detail.Seq })
	(*h)[detail.Card.ID] = append(later, detail.Activity...)
}

// add goes on with a change, for the cards whose history is known.
func (h history) add(view *shared.State, change shared.Change) {
	for id, lines := range h {
		if len(lines) > 0 && lines[0].Seq >= change.Seq {
			continue
		}
		if touches(change, id) {
			h[id] = append([]shared.Activity{activityOf(change, id, view)}, lines...)
		}
	}
}

func touches(change shared.Change, id shared.CardID) bool {
	is := func(card shared.CardID) bool { return card == id }
	return slices.ContainsFunc(change.Cards, func(c shared.Card) bool { return is(c.ID) }) ||
		slices.ContainsFunc(change.Comments, func(c shared.Comment) bool { return is(c.Card) }) ||
		slices.ContainsFunc(change.Items, func(i shared.Item) bool { return is(i.Card) }) ||
		slices.Contains(change.Deleted.Cards, id)
}

func activityOf(change shared.Change, id shared.CardID, view *shared.State) shared.Activity {
	a := shared.Activity{Seq: change.Seq, At: change.At, Type: change.Type, Actor: change.Actor}
	if m, ok := view.Member(change.Actor); ok {
		a.Name = m.User.Name
	}
	for _, move := range change.Moves {
		if move.Card == id {
			a.From, a.To = move.From, move.To
		}
	}
	for _, note := range change.Notes {
		if note.Card == id {
			a.Note = &note
		}
	}
	return a
}

// activity is a card's history in plain sentences.
func (d *cardPanel) activity(card shared.Card) app.UI {
	lines := slices.DeleteFunc(slices.Clone(d.page.history[card.ID]), func(a shared.Activity) bool {
		return a.Type == (shared.Rebalance{}).Type() // nobody did it
	})
	return app.If(len(lines) > 0, func() app.UI { return d.story(lines) })
}

func (d *cardPanel) story(lines []shared.Activity) app.UI {
	t := text.T()
	title := func(id shared.ListID) string {
		l, _ := d.page.board.View().List(id)
		return l.Title
	}
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(Icon("clock").UI(), app.H3().Text(t.Card.Activity)),
		app.Ul().Class("activity").Body(app.Range(lines).Slice(func(i int) app.UI {
			a := lines[i]
			name := a.Name
			if name == "" {
				name = t.Card.Incharge
			}
			at := a.At.In(zoneAt(a.At))
			return app.Li().Body(
				app.Span().Class("activity-who").Text(name+" "),
				app.Span().Text(t.Card.Did(a.Type, title(a.From), title(a.To))+" "),
				app.Time().DateTime(a.At.Format(time.RFC3339)).Class("faint nowrap").Title(t.Dates.Full(at)).Text(t.Dates.Ago(at, d.now)),
				app.If(a.Note != nil && t.Card.Noted(*a.Note) != "", func() app.UI { return app.P().Class("activity-note").Text(t.Card.Noted(*a.Note)) }))
		})))
}
