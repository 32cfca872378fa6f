package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	chargeReasonID = "charge-reason"
	chargeAcceptID = "charge-accept"
)

// charge is what the person in charge says to that.
type charge struct {
	panel  *cardPanel
	giving giving // up, and a reason is asked for
	err    string
}

type giving int

const (
	givesNothing giving = iota
	declines
	handsBack
)

// UI asks who has been put in charge, until they have answered.
func (c *charge) UI(card shared.Card) app.UI {
	t := text.T().Charge
	return app.If(c.giving != givesNothing && c.mine(card), func() app.UI { return c.form(card) }).
		ElseIf(c.mine(card) && !card.Accepted, func() app.UI {
			return app.Div().Class("notice notice-accent charge").Body(
				Icon("hourglass").UI(),
				app.Div().Class("charge-words").Body(
					app.Strong().Text(t.Asked),
					app.Span().Class("small").Text(t.AskedWhy)),
				app.Div().Class("row").Body(
					app.Button().Type("button").ID(chargeAcceptID).Class("button button-primary").Text(t.Accept).
						OnClick(func(app.Context, app.Event) { c.accept() }, app.EventScope(string(card.ID))),
					app.Button().Type("button").ID("charge-decline").Class("button").Text(t.Decline).
						OnClick(func(app.Context, app.Event) { c.ask(declines) }, app.EventScope(string(card.ID)))))
		})
}

func (c *charge) mine(card shared.Card) bool {
	return card.PIC != nil && *card.PIC == c.panel.page.board.Me().User.ID && c.panel.may(shared.CanRespond, card)
}

// state says beside the person in charge whether they have accepted, and lets
// them give the card back.
func (c *charge) state(card shared.Card) app.UI {
	t := text.T().Charge
	return app.Div().Class("charge-state").Body(
		app.If(card.PIC != nil && !card.Accepted, func() app.UI {
			return app.Span().Class("badge badge-warn").Body(Icon("hourglass").UI(), app.Span().Text(t.Waiting))
		}),
		app.If(card.Accepted && c.mine(card), func() app.UI {
			return app.Button().Type("button").ID("charge-back").Class("button button-small").Text(t.HandBack).
				OnClick(func(app.Context, app.Event) { c.ask(handsBack) }, app.EventScope(string(card.ID)))
		}))
}

func (c *charge) form(card shared.Card) app.UI {
	t := text.T()
	why, label, does := t.Charge.DeclineWhy, t.Charge.Reason, t.Charge.DeclineDo
	if c.giving == handsBack {
		why, label, does = t.Charge.HandBackWhy, t.Charge.ReasonOrNot, t.Charge.HandBackDo
	}
	about := chargeReasonID + "-hint"
	if c.err != "" {
		about = chargeReasonID + "-error " + about
	}
	return app.Form().NoValidate(true).Class("panel panel-body stack stack-s charge-form").
		OnSubmit(func(_ app.Context, e app.Event) {
			e.PreventDefault()
			c.give()
		}, app.EventScope(string(card.ID))).
		OnKeyDown(func(_ app.Context, e app.Event) {
			if e.Get("key").String() == "Escape" && !composing(e.Value) {
				e.PreventDefault()
				e.Call("stopPropagation")
				c.ask(givesNothing)
			}
		}).Body(
		app.Div().Class("field").Body(
			app.Label().Class("field-label").For(chargeReasonID).Text(label),
			app.Textarea().ID(chargeReasonID).Class("input").Rows(2).
				Aria("describedby", about).Aria("invalid", c.err != ""),
			app.If(c.err != "", func() app.UI {
				return app.P().ID(chargeReasonID+"-error").Class("field-error").Body(Icon("alert").UI(), app.Span().Text(c.err))
			}),
			app.P().ID(chargeReasonID+"-hint").Class("field-hint").Text(why)),
		app.Div().Class("row row-end").Body(
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { c.ask(givesNothing) }),
			app.Button().Type("submit").ID("charge-give").Class("button button-primary").Text(does)))
}

// ask opens the form for a reason, or closes it.
func (c *charge) ask(what giving) {
	c.giving, c.err = what, ""
	c.panel.page.later(func() {
		if what == givesNothing {
			focus(cardID)
			return
		}
		focus(chargeReasonID)
	})
}

func (c *charge) accept() {
	c.panel.act(shared.AcceptCard{Card: c.panel.id}, c.panel.page.undoable(text.T().Charge.Accepted))
	c.panel.page.later(func() { focus(cardID) })
}

// give declines the card, or hands it back.
func (c *charge) give() {
	t := text.T().Charge
	reason := strings.TrimSpace(value(chargeReasonID))
	command, said := shared.Command(shared.HandBackCard{Card: c.panel.id, Reason: reason}), t.HandedBack
	if c.giving == declines {
		command, said = shared.DeclineCard{Card: c.panel.id, Reason: reason, Comment: shared.NewID[shared.CommentID]()}, t.Declined
	}
	if command.Validate() != nil {
		c.err = t.ReasonLong
		if reason == "" {
			c.err = t.ReasonMissing
		}
		c.panel.page.later(func() { focus(chargeReasonID) })
		return
	}
	c.giving, c.err = givesNothing, ""
	p := c.panel.page
	p.on(p.id, func(ctx app.Context) {
		p.act(ctx, command, p.undoable(said))
		p.later(func() { focus(cardID) })
	})
}
