package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// cellEdit is a cell that is a field for the moment.
type cellEdit struct {
	at    cellAt
	field app.Value
	draft state.Draft // of a title
}

// startEdit lets what a cell shows be changed, if that is this person's to do.
func (t *table) startEdit(at cellAt) {
	p := t.page
	card, ok := p.cardAt(at.card)
	row := t.rows.all[at.card]
	if !ok || row == nil {
		return
	}
	f, _ := row.face.(rowFace)
	switch at.col {
	case views.ByTitle:
		if !f.may[0] {
			p.env.toasts.fail(text.T().Card.EditOnly)
			return
		}
		e := &cellEdit{at: at, draft: p.board.Begin(at.card, state.Title), field: tag("input", "input table-field")}
		e.field.Set("maxLength", shared.MaxTitle)
		e.field.Set("value", e.draft.Read)
		attr(e.field, "aria-label", text.T().Card.Title)
		t.startField(e)
		e.field.Call("select")
	case views.ByDeadline:
		if !f.may[3] {
			p.env.toasts.fail(text.T().Card.PlanOnly)
			return
		}
		e := &cellEdit{at: at, field: tag("input", "input table-field")}
		e.field.Set("type", "datetime-local")
		attr(e.field, "max", "9999-12-31T23:59")
		attr(e.field, "aria-label", text.T().Dates.Deadline)
		if card.Deadline != nil {
			e.field.Set("value", inZone(*card.Deadline).Format(fieldTime))
		}
		t.startField(e)
	default:
		t.openMenu(at, card, f)
	}
}

func (t *table) startField(e *cellEdit) {
	td, ok := t.tdOf(e.at)
	if !ok {
		return
	}
	t.edit = e
	td.Call("replaceChildren", e.field)
	e.field.Call("focus")
}

func (t *table) tdOf(at cellAt) (app.Value, bool) {
	row := t.rows.all[at.card]
	if row == nil {
		return nil, false
	}
	return find(row.element, `[data-col="`+string(at.col)+`"]`)
}

// endEdit makes the field a cell again, and does what was written in it.
func (t *table) endEdit(keep, back bool) {
	e := t.edit
	if e == nil {
		return
	}
	t.edit = nil
	wrote := e.field.Get("value").String()
	bad := e.field.Get("validity").Get("badInput").Truthy() // half a date says nothing
	row := t.rows.all[e.at.card]
	if row != nil {
		row.face = nil
	}
	p := t.page
	p.on(p.id, func(ctx app.Context) {
		card, there := p.cardAt(e.at.card)
		switch {
		case !keep || !there:
		case e.at.col == views.ByTitle:
			if title := oneLine(wrote); title != "" && title != e.draft.Read {
				p.write(ctx, e.draft, title)
			}
		case bad:
		case wrote == "":
			if card.Deadline != nil {
				p.act(ctx, shared.ScheduleCard{Card: card.ID, Deadline: shared.Clear[time.Time]()})
			}
		default:
			if at, ok := fromField(wrote); ok && (card.Deadline == nil || !inZone(*card.Deadline).Truncate(time.Minute).Equal(at)) {
				p.act(ctx, shared.ScheduleCard{Card: card.ID, Deadline: shared.Some(at)})
			}
		}
		t.lay(false)
		if back {
			t.focus(e.at)
		}
	})
}
