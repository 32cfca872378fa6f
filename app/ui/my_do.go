package ui

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// do gives a command for a card's board into the outbox; change shows at once
// what it does to the work.
func (p *workPage) do(one shared.WorkCard, command shared.Command, about state.About, said string, change func(*shared.Work)) {
	e, err := state.Sealed(one.Board.ID, command, time.Now())
	if err == nil {
		about.Board, about.Card = one.Board.Title, one.Card.Title
		e.About = about
		err = p.env.outbox.Add(e)
	}
	if err != nil {
		p.env.toasts.fail(explain(err))
		return
	}
	p.unspoken[e.ID] = true
	work := p.work
	work.Cards = slices.Clone(work.Cards)
	change(&work)
	p.work = work
	p.keep()
	p.env.toasts.offer(e.ID, said, text.T().Board.Undo, func(app.Context) { p.undo(e) })
	p.ctx.Dispatch(func(app.Context) {})
}

// undo takes an act back.
func (p *workPage) undo(e state.Entry) {
	undo, err := state.Sealed(e.Board, shared.Undo{Command: e.ID}, time.Now())
	if err == nil {
		undo.About = state.About{Board: e.About.Board, Card: e.About.Card, Name: deedOf(e)}
		err = p.env.outbox.Add(undo)
	}
	if err != nil {
		p.env.toasts.fail(explain(err))
		return
	}
	p.unspoken[undo.ID] = true
	p.env.toasts.say(text.T().Board.Undone(deedOf(e)))
}

// finish puts a card into its board's first list of what is done, at its end.
func (p *workPage) finish(one shared.WorkCard) {
	account, _ := p.env.session.current()
	b := p.board(one.Board.ID)
	if account == nil || b.Done == nil {
		return
	}
	if why := p.mayFinish(one, account.ID); why != "" {
		p.env.toasts.fail(why)
		return
	}
	p.focusBeside(one.Card.ID)
	p.do(one, shared.MoveCard{Card: one.Card.ID, List: *b.Done}, state.About{}, text.T().Work.Finished(one.Card.Title), func(w *shared.Work) {
		w.Cards = slices.DeleteFunc(w.Cards, func(other shared.WorkCard) bool { return other.Card.ID == one.Card.ID })
	})
}

func (p *workPage) accept(one shared.WorkCard) {
	p.focusBeside(one.Card.ID)
	p.do(one, shared.AcceptCard{Card: one.Card.ID}, state.About{}, text.T().Work.Accepted(one.Card.Title), func(w *shared.Work) {
		for i := range w.Cards {
			if w.Cards[i].Card.ID == one.Card.ID {
				w.Cards[i].Card.Accepted = true
			}
		}
	})
}

func (p *workPage) tick(one shared.WorkCard, item shared.Item) {
	account, _ := p.env.session.current()
	if account == nil {
		return
	}
	p.do(one, shared.CheckItem{Item: item.ID, Done: true}, state.About{Name: item.Text}, text.T().Work.Ticked(item.Text), func(w *shared.Work) {
		for i := range w.Cards {
			if w.Cards[i].Card.ID == one.Card.ID {
				w.Cards[i].Items = slices.DeleteFunc(slices.Clone(w.Cards[i].Items), func(other shared.Item) bool { return other.ID == item.ID })
			}
		}
	})
	p.ctx.Defer(func(app.Context) {
		if link, ok := find(document(), `[data-card="`+string(one.Card.ID)+`"] .work-title`); ok {
			link.Call("focus")
		}
	})
}

// rows are the cards on the page in their order.
func (p *workPage) rows() []shared.CardID {
	all := document().Call("querySelectorAll", "#"+workID+" .work-row[data-card]")
	found := make([]shared.CardID, all.Length())
	for i := range found {
		found[i] = shared.CardID(data(all.Index(i), "card"))
	}
	return found
}

func focusWork(id shared.CardID) {
	if link, ok := find(document(), `.work-row[data-card="`+string(id)+`"] .work-title`); ok {
		link.Call("focus")
	}
}

// focusBeside moves the focus on to the card after one that is about to go, or
// the one before it.
func (p *workPage) focusBeside(id shared.CardID) {
	rows := p.rows()
	at := slices.Index(rows, id)
	next := at + 1
	if next >= len(rows) {
		next = at - 1
	}
	p.ctx.Defer(func(app.Context) {
		if next >= 0 && next < len(rows) {
			focusWork(rows[next])
		} else {
			focus("main")
		}
	})
}

// key goes from card to card, and marks one as done.
func (p *workPage) key(_ app.Context, e app.Event) {
	if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	row, ok := closest(e.Get("target"), ".work-row[data-card]")
	if !ok {
		return
	}
	id := shared.CardID(data(row, "card"))
	rows := p.rows()
	at := slices.Index(rows, id)
	switch key := e.Get("key").String(); {
	case key == "ArrowDown" && at+1 < len(rows):
		focusWork(rows[at+1])
	case key == "ArrowUp" && at > 0:
		focusWork(rows[at-1])
	case (key == "x" || key == "X") && plainKeys():
		for _, one := range p.work.Cards {
			if one.Card.ID == id {
				p.finish(one)
				break
			}
		}
	default:
		return
	}
	e.PreventDefault()
}
