package ui

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const bulkDateID = "bulk-date"

// people are those who can be put in charge.
func (b *bulkBar) people() app.UI {
	t := text.T()
	me := b.page.board.Me()
	able := slices.DeleteFunc(b.page.board.View().Members(), func(m shared.Member) bool {
		return m.Role == shared.Observer || me.Role != shared.Supervisor && m.User.ID != me.User.ID
	})
	assign := func(pic *shared.UserID, name string) app.EventHandler {
		return func(app.Context, app.Event) {
			b.page.on(b.page.id, func(ctx app.Context) {
				b.do(ctx, func(n int) string { return t.Canvas.Assigned(n, name) }, func(card shared.Card) shared.Command {
					if sameUser(card.PIC, pic) {
						return nil
					}
					return shared.AssignCard{Card: card.ID, PIC: shared.Maybe[shared.UserID]{Set: true, Value: pic}}
				})
			})
		}
	}
	return app.Div().Body(
		app.Div().Class("menu-label").Text(t.Card.PIC),
		app.Ul().Class("label-list").Body(app.Range(able).Slice(func(i int) app.UI {
			m := able[i]
			return app.Li().Body(app.Button().Type("button").Class("menu-item").DataSet("member", m.User.ID).
				Body(portrait(m.User), app.Span().Class("grow clip").Text(m.User.Name)).
				OnClick(assign(&m.User.ID, m.User.Name), app.EventScope(string(m.User.ID))))
		})),
		app.If(me.Role == shared.Supervisor, func() app.UI {
			return app.Button().Type("button").Class("menu-item").DataSet("member", nobody).
				Body(app.Span().Class("avatar avatar-none").Aria("hidden", true), app.Span().Class("grow").Text(t.Card.Nobody)).
				OnClick(assign(nil, ""))
		}))
}

func sameUser(a, b *shared.UserID) bool { return a == b || a != nil && b != nil && *a == *b }

// labels are put on all cards that lack them, or taken off where none does.
func (b *bulkBar) labels(cards []shared.Card) app.UI {
	t := text.T().Labels
	labels := b.page.board.View().Labels()
	return app.Div().Body(
		app.Div().Class("menu-label").Text(t.Title),
		app.If(len(labels) == 0, func() app.UI { return app.P().Class("menu-head small faint").Text(t.None) }),
		app.Ul().Class("label-list").Body(app.Range(labels).Slice(func(i int) app.UI {
			label := labels[i]
			on := 0
			for _, card := range cards {
				if slices.Contains(card.Labels, label.ID) {
					on++
				}
			}
			state := "mixed"
			switch on {
			case 0:
				state = "false"
			case len(cards):
				state = "true"
			}
			name := label.Name
			if name == "" {
				name = t.Colors(label.Color)
			}
			return app.Li().Body(app.Button().Type("button").Class("menu-item").Attr("data-stay", true).DataSet("label", label.ID).
				Role("checkbox").Aria("checked", state).Aria("label", name).
				Body(chipUI(label), app.Span().Class("grow"), checked(on == len(cards))).
				OnClick(func(app.Context, app.Event) { b.label(label, on < len(cards)) }, app.EventScope(string(label.ID)+state)))
		})))
}

func (b *bulkBar) label(label shared.Label, on bool) {
	t := text.T()
	b.page.on(b.page.id, func(ctx app.Context) {
		words := t.Canvas.Labelled
		if !on {
			words = t.Canvas.Unlabelled
		}
		name := label.Name
		if name == "" {
			name = t.Labels.Colors(label.Color)
		}
		b.do(ctx, func(n int) string { return words(n, name) }, func(card shared.Card) shared.Command {
			if slices.Contains(card.Labels, label.ID) == on {
				return nil
			}
			labels := b.page.labelsOf(card)
			if on {
				labels = append(labels, label.ID)
			} else {
				labels = without(labels, label.ID)
			}
			return shared.EditCard{Card: card.ID, Labels: &labels}
		})
	})
}

// labelsOf are those of a card that the board still has.
func (p *boardPage) labelsOf(card shared.Card) []shared.LabelID {
	labels := []shared.LabelID{}
	for _, id := range card.Labels {
		if _, there := p.board.View().Label(id); there {
			labels = append(labels, id)
		}
	}
	return labels
}

// deadlines are quick choices, a field for any other, and none.
func (b *bulkBar) deadlines() app.UI {
	t := text.T()
	now := localNow()
	item := func(id, words string, at *time.Time) app.UI {
		note := ""
		if at != nil {
			note = t.Dates.At(*at, now)
		}
		return app.Button().Type("button").Class("menu-item").DataSet("due", id).
			Body(app.Span().Class("grow").Text(words), app.Span().Class("small faint").Text(note)).
			OnClick(func(app.Context, app.Event) { b.schedule(at) }, app.EventScope(id+note))
	}
	in := func(days int) *time.Time {
		at := evening(now, days)
		return &at
	}
	return app.Div().Body(
		app.Div().Class("menu-label").Text(t.Dates.Deadline),
		item("today", t.Canvas.Today, in(0)),
		item("tomorrow", t.Canvas.Tomorrow, in(1)),
		item("week", t.Canvas.NextWeek, in(7)),
		item("none", t.Canvas.NoDeadline, nil),
		app.Hr().Class("menu-line"),
		app.Form().NoValidate(true).Class("bulk-date").OnSubmit(func(_ app.Context, e app.Event) {
			e.PreventDefault()
			if at, ok := fromField(value(bulkDateID)); ok && at.Year() >= 1970 {
				if menu := app.Window().GetElementByID("bulk-menu-deadline"); menu.Truthy() {
					menu.Call("hidePopover")
				}
				b.schedule(&at)
			}
		}).Body(
			app.Input().ID(bulkDateID).Type("datetime-local").Class("input").Aria("label", t.Dates.Deadline).Max("9999-12-31T23:59"),
			app.Button().Type("submit").Class("button").Text(t.Canvas.Set)))
}

// evening is when the working day ends, some days from now.
func evening(now time.Time, days int) time.Time {
	const hour = 18
	day := now.AddDate(0, 0, days)
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, 0, 0, 0, time.UTC)
	for range 2 { // as in fromField
		at = time.Date(day.Year(), day.Month(), day.Day(), hour, 0, 0, 0, zoneAt(at))
	}
	return at
}

func (b *bulkBar) schedule(at *time.Time) {
	t := text.T()
	b.page.on(b.page.id, func(ctx app.Context) {
		words := t.Canvas.Unscheduled
		if at != nil {
			words = func(n int) string { return t.Canvas.Scheduled(n, t.Dates.At(*at, localNow())) }
		}
		b.do(ctx, words, func(card shared.Card) shared.Command {
			if card.Deadline == nil && at == nil || card.Deadline != nil && at != nil && card.Deadline.Equal(*at) {
				return nil
			}
			return shared.ScheduleCard{Card: card.ID, Deadline: shared.Maybe[time.Time]{Set: true, Value: at}}
		})
	})
}
