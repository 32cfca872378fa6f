package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
)

// heading is the head of a column, which sorts by it.
func (t *table) heading(col views.Column) app.Value {
	th := tag("th", "table-head")
	attr(th, "role", "columnheader")
	attr(th, "data-col", string(col))
	words := says("span", "clip", columnName(col))
	if col == columnLabels {
		th.Call("appendChild", words)
		return th
	}
	b := button("table-sort", "sort", words, tag("span", "table-sort-mark"))
	attr(b, "data-col", string(col))
	b.Set("id", "sort-"+string(col))
	th.Call("appendChild", b)
	return th
}

func columnName(col views.Column) string {
	t := text.T()
	switch col {
	case views.ByNumber:
		return t.Views.Number
	case views.ByTitle:
		return t.Card.Title
	case views.ByList:
		return t.Card.List
	case views.ByPIC:
		return t.Card.PIC
	case views.ByPriority:
		return t.Card.Priority
	case views.ByDeadline:
		return t.Dates.Deadline
	default:
		return t.Labels.Title
	}
}

// sortBy has the address say the order.
func (t *table) sortBy(col views.Column) {
	next := t.order.Next(col)
	p := t.page
	p.on(p.id, func(app.Context) {
		p.readdress(func(query url.Values) { setKey(query, sortKey, next.String()) })
		p.canvas.say(text.T().Views.Sorted(columnName(next.By), next.By != views.ByBoard, next.Down))
	})
}
