package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// keydown is every key pressed within the timeline.
func (t *timeline) keydown(e app.Value) {
	key := e.Get("key").String()
	if key == "Escape" && t.lifted == nil && t.page.drawer != drawerNone {
		t.page.on(t.page.id, t.page.closeDrawer)
		return
	}
	id := t.focused()
	if id == "" {
		return
	}
	span, at := t.spanOf(id)
	plain := !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() && !e.Get("altKey").Bool()
	taken := true
	switch {
	case t.lifted != nil:
		taken = t.carryBy(key, e.Get("shiftKey").Bool(), e.Get("ctrlKey").Bool())
	case !plain:
		return
	case key == "ArrowUp":
		t.focusRow(at - 1)
	case key == "ArrowDown":
		t.focusRow(at + 1)
	case key == "Home":
		t.focusRow(0)
	case key == "End":
		t.focusRow(len(t.spans) - 1)
	case key == "ArrowLeft" || key == "ArrowRight":
		t.reach(span.From)
	case key == " ", (key == "m" || key == "M") && plainKeys():
		if t.mayMove(*span.Card) {
			t.lifted = &stretched{was: span, is: span}
			t.page.canvas.say(text.T().Views.LiftedSpan(span.Card.Title, t.says(span)))
			t.show()
		}
	default:
		return
	}
	if taken {
		e.Call("preventDefault")
	}
}

func (t *timeline) mayMove(card shared.Card) bool {
	if t.page.board.Can(shared.CanPlan, &card) {
		return true
	}
	t.page.env.toasts.fail(text.T().Card.PlanOnly)
	return false
}

// carryBy moves what is lifted: all of it, its deadline with Shift, its start
// with Ctrl.
func (t *timeline) carryBy(key string, shift, ctrl bool) bool {
	end := views.Whole
	var by int
	switch {
	case shift:
		end = views.Right
	case ctrl:
		end = views.Left
	}
	switch key {
	case "ArrowLeft":
		by = -1
	case "ArrowRight":
		by = 1
	case "ArrowUp":
		by = -7
	case "ArrowDown":
		by = 7
	case " ", "Enter", "m", "M":
		is := t.lifted.is
		t.lifted = nil
		t.schedule(is)
		t.show()
		return true
	case "Escape":
		t.letGo()
		return true
	default:
		return key != "Tab"
	}
	t.lifted.is = t.lifted.is.Moved(end, by)
	t.page.canvas.say(t.says(t.lifted.is))
	t.show()
	return true
}

func (t *timeline) letGo() {
	t.lifted = nil
	t.page.canvas.say(text.T().List.Dropped)
	t.show()
}

// schedule gives a card the dates of a span.
func (t *timeline) schedule(span views.Span) {
	p := t.page
	card, ok := p.cardAt(span.Card.ID)
	if !ok {
		return
	}
	span.Card = &card
	command, moved := span.Schedule(t.clock)
	if !moved {
		p.canvas.say(text.T().List.Dropped)
		return
	}
	p.on(p.id, func(ctx app.Context) {
		said := text.T().Views.Planned(card.Title, t.says(span))
		if p.act(ctx, command, p.undoable(said)) {
			p.canvas.say(said)
		}
	})
}
