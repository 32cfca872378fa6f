package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

const workID = "my-work"

func (p *workPage) Render() app.UI {
	t := text.T().Work
	return p.env.frame(frame{},
		app.Div().Class("page work").ID(workID).OnKeyDown(p.key).Body(
			app.Div().Class("page-head").Body(app.H1().Text(t.Title)),
			app.P().ID("work-keys").Hidden(true).Text(t.Keys),
			app.Div().Body(p.content())))
}

func (p *workPage) content() app.UI {
	t := text.T().Work
	account, _ := p.env.session.current()
	switch {
	case p.status == broken && p.env.offline():
		return empty("offline", t.Offline, t.WhyNot, app.A().Class("button").Href("/").Text(text.T().Common.ToBoards))
	case p.status == broken:
		return failed(t.Failed, p.err, func() {
			p.status = loading
			p.load(p.ctx)
		})
	case p.status == loading || account == nil:
		return app.Div().Class("stack").Role("group").Aria("busy", "true").Aria("label", text.T().Common.Loading).Body(
			app.Range([4]int{}).Slice(func(int) app.UI {
				return app.Div().Class("work-row").Body(app.Span().Class("skeleton skeleton-title"))
			}))
	case len(p.work.Cards) == 0:
		return empty("check", t.None, t.NoneWhy, app.A().Class("button").Href("/").Text(text.T().Common.ToBoards))
	}
	parts := views.Work(p.work.Cards, account.ID, readersClock())
	return app.Div().Class("work-parts").Body(
		app.Range(views.Parts).Slice(func(i int) app.UI {
			part := views.Parts[i]
			return app.Div().Body(app.If(len(parts[part]) > 0, func() app.UI { return p.part(part, parts[part], account.ID) }))
		}),
		app.Div().Body(app.If(p.work.Partial, func() app.UI { return app.P().Class("notice").Text(t.Partial) })))
}

func partName(part views.Part) string {
	t := text.T().Work
	switch part {
	case views.PartWaiting:
		return t.Waiting
	case views.PartOverdue:
		return t.Overdue
	case views.PartToday:
		return t.Today
	case views.PartWeek:
		return t.Week
	case views.PartLater:
		return t.Later
	default:
		return t.Undated
	}
}

func (p *workPage) part(part views.Part, cards []shared.WorkCard, me shared.UserID) app.UI {
	id := "work-" + string(part)
	return app.Section().Class("work-part").DataSet("part", part).Aria("labelledby", id).Body(
		app.H2().ID(id).Class("work-head").Body(
			app.Span().Text(partName(part)),
			app.Span().Class("work-count").Aria("hidden", true).Text(number(len(cards))),
			app.Span().Class("hush").Text(", "+text.T().Work.Count(len(cards)))),
		app.Ul().Class("work-list").Body(app.Range(cards).Slice(func(i int) app.UI { return p.row(cards[i], me) })))
}

// board is where a card's board stands.
func (p *workPage) board(id shared.BoardID) shared.WorkBoard {
	at := slices.IndexFunc(p.work.Boards, func(b shared.WorkBoard) bool { return b.ID == id })
	if at < 0 {
		return shared.WorkBoard{ID: id}
	}
	return p.work.Boards[at]
}

// can says whether one may do something to a card of one's work.
func (p *workPage) can(capability shared.Capability, one shared.WorkCard, me shared.UserID) bool {
	b := p.board(one.Board.ID)
	return shared.Can(shared.Member{User: shared.User{ID: me}, Role: b.Role}, capability, &one.Card, b.Settings)
}

// mayFinish says why a card can't be put among what is done; "": it can.
func (p *workPage) mayFinish(one shared.WorkCard, me shared.UserID) (why string) {
	switch {
	case p.board(one.Board.ID).Done == nil:
		return text.T().Work.NoDone
	case !p.can(shared.CanMove, one, me):
		return text.T().Work.Mine
	}
	return ""
}

// row is one card, with one's items on it.
func (p *workPage) row(one shared.WorkCard, me shared.UserID) app.UI {
	t := text.T()
	card := one.Card
	why := p.mayFinish(one, me)
	scope := app.EventScope(string(card.ID))
	due := dueOf(card.Deadline, false, localNow())
	tick := app.Button().Type("button").Class("work-tick").Aria("label", t.Work.Finish(card.Title)).Title(t.Work.Finish(card.Title)).
		Body(Icon("check").UI()).OnClick(func(app.Context, app.Event) { p.finish(one) }, scope)
	if why != "" {
		tick = tick.Title(why).Disabled(true)
	}
	return app.Li().Class("work-row").DataSet("card", card.ID).Body(
		tick,
		app.Div().Class("work-main").Body(
			app.Div().Class("work-line").Body(
				app.A().Class("work-title").Href(cardPath(one.Board.ID, card.Number)).Aria("describedby", "work-keys").Text(card.Title),
				app.Span().Class("label-chips").Body(app.Range(p.labels(card)).Slice(func(i int) app.UI { return chipUI(p.labels(card)[i]) }))),
			app.Div().Class("work-where small faint").Body(
				app.Span().Class("clip").Text(one.Board.Title+" · "+one.List.Title),
				app.Span().Text(p.relation(card, me, len(one.Items)))),
			app.Div().Body(app.If(len(one.Items) > 0, func() app.UI { return p.items(one, me) }))),
		app.Div().Class("work-facts").Body(
			app.Div().Body(app.If(card.Priority != shared.PriorityNone, func() app.UI {
				return app.Span().Class("badge card-priority").DataSet("priority", card.Priority).Title(t.Card.Priority).
					Body(priorityIcon(card.Priority).UI(), app.Span().Text(t.Card.Priorities(card.Priority)))
			})),
			app.Div().Body(app.If(due.state != "", due.UI)),
			app.Div().Body(app.If(views.Awaits(card, me), func() app.UI {
				return app.Button().Type("button").Class("button button-primary button-small work-accept").Aria("label", t.Work.AcceptOf(card.Title)).
					Text(t.Work.Accept).OnClick(func(app.Context, app.Event) { p.accept(one) }, scope)
			}))))
}

// relation says why a card is one's work of which somebody else is in charge.
func (p *workPage) relation(card shared.Card, me shared.UserID, items int) string {
	t := text.T().Work
	switch {
	case card.PIC != nil && *card.PIC == me:
		return ""
	case card.Collaborators.Has(me):
		return "· " + t.Helping
	case items > 0:
		return "· " + t.ItemsOnly
	}
	return ""
}

func (p *workPage) labels(card shared.Card) []shared.Label {
	var own []shared.Label
	for _, label := range p.work.Labels {
		if slices.Contains(card.Labels, label.ID) {
			own = append(own, label)
		}
	}
	return own
}

func (p *workPage) items(one shared.WorkCard, me shared.UserID) app.UI {
	may, why := p.can(shared.CanEdit, one, me), ""
	if !may {
		why = text.T().Card.EditOnly
	}
	return app.Ul().Class("work-items").Aria("label", text.T().Work.Items(one.Card.Title)).Body(
		app.Range(one.Items).Slice(func(i int) app.UI {
			item := one.Items[i]
			due := dueOf(item.Due, false, localNow())
			return app.Li().Class("work-item").DataSet("item", item.ID).Body(
				app.Button().Type("button").Class("work-tick work-tick-small").Aria("label", text.T().Work.Finish(item.Text)).
					Disabled(!may).Title(why).
					Body(Icon("check").UI()).OnClick(func(app.Context, app.Event) { p.tick(one, item) }, app.EventScope(string(item.ID))),
				app.Span().Class("work-words").Text(item.Text),
				app.Span().Body(app.If(due.state != "", due.UI)))
		}))
}
