package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const printID = "print"

// printing has the board printed as a page to be read: all cards that are shown,
// also those that are not in the document since nobody sees them right now.
func (p *boardPage) printing() (stop func()) {
	gone := func() {
		if sheet := app.Window().GetElementByID(printID); sheet.Truthy() {
			sheet.Call("remove")
		}
	}
	before := listen(app.Window(), "beforeprint", func() {
		gone()
		if p.board != nil {
			document().Get("body").Call("appendChild", p.printed())
		}
	})
	after := listen(app.Window(), "afterprint", gone)
	return func() {
		before()
		after()
		gone()
	}
}

func (p *boardPage) printed() app.Value {
	t, s := text.T(), p.scene()
	sheet, cards := tag("div", "print"), 0
	sheet.Set("id", printID)
	lists := make([]app.Value, 0, len(s.lists))
	for _, id := range s.lists {
		list, ok := s.view.List(id)
		if !ok || len(s.ranks[id]) == 0 {
			continue
		}
		cards += len(s.ranks[id])
		rows := tag("ul", "print-cards")
		for _, card := range s.ranks[id] {
			if card, ok := s.view.Card(card); ok {
				rows.Call("appendChild", printedCard(faceOf(s.view, card, list, s.now)))
			}
		}
		lists = append(lists, tag("section", "print-list",
			says("h2", "", list.Title+" ("+number(len(s.ranks[id]))+")"), rows))
	}
	sheet.Call("append",
		says("h1", "", s.view.Board().Title),
		says("p", "print-note", t.Shelf.Printed(cards, t.Dates.Full(s.now))))
	for _, list := range lists {
		sheet.Call("appendChild", list)
	}
	return sheet
}

func printedCard(f face) app.Value {
	t := text.T()
	var facts []string
	add := func(words string) {
		if words != "" {
			facts = append(facts, words)
		}
	}
	add(f.name)
	add(f.due.text)
	if f.priority != shared.PriorityNone {
		add(t.Card.Priorities(f.priority))
	}
	for _, l := range f.labels {
		add(l.name)
	}
	if f.items > 0 {
		add(number(f.done) + "/" + number(f.items))
	}
	return tag("li", "",
		says("span", "print-number", t.Card.Number(f.number)),
		tag("span", "print-words",
			says("span", "print-title", f.title),
			says("span", "print-facts", strings.Join(facts, " · "))))
}
