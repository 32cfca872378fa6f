package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/piecemeal"
	"incharge/app/text"
	"incharge/shared"
)

// publicLists are the lists. Their cards are drawn when there is another board
// to be shown, and not with all else on the page: they may be many.
type publicLists struct {
	app.Compo
	watcher
	page *publicPage
}

func (l *publicLists) OnMount(ctx app.Context) {
	l.watch(ctx, &l.page.changed)
	l.stops = append(l.stops, l.page.changed.listen(l.page.fill))
	l.page.fill()
}

func (l *publicLists) Render() app.UI {
	p := l.page
	if p.board == nil {
		return app.Div()
	}
	return app.Div().ID("public-board").Class("board").Role("region").Aria("label", p.board.Title).Body(
		app.Range(p.board.Lists).Slice(func(i int) app.UI { return &publicList{page: p, at: i} }))
}

// publicList is one of them, with its cards as they were when it had its turn.
type publicList struct {
	app.Compo
	ctx   app.Context
	page  *publicPage
	at    int
	board *shared.PublicBoard // nil: it has not had its turn yet
}

func (l *publicList) OnMount(ctx app.Context) {
	l.ctx = ctx
	l.page.lists[l.at] = l
}

func (l *publicList) Render() app.UI {
	if l.board == nil || l.at >= len(l.board.Lists) {
		return app.Section().Class("list").Aria("busy", "true")
	}
	return l.page.list(l.board.Lists[l.at])
}

// fill draws the lists one after the other, each in a task of its own: all at
// once would hold up the page for seconds where there are thousands of cards.
func (p *publicPage) fill() {
	p.filling++
	turn := p.filling
	p.ctx.Async(func() {
		for at := 0; ; at++ {
			more := make(chan bool, 1)
			p.ctx.Dispatch(func(ctx app.Context) {
				ctx.Defer(func(app.Context) { more <- p.fillOne(turn, at) }) // the one before is drawn by then
			})
			select {
			case again := <-more:
				if !again {
					return
				}
			case <-p.ctx.Done():
				return
			}
			piecemeal.Rest()
		}
	})
}

// fillOne draws the cards of one list, and says whether there may be another.
func (p *publicPage) fillOne(turn, at int) bool {
	if turn != p.filling || p.board == nil || at >= len(p.board.Lists) {
		return false
	}
	if l := p.lists[at]; l != nil {
		l.board = p.board
		l.ctx.Update()
	}
	return true
}

func (p *publicPage) list(l shared.PublicList) app.UI {
	t := text.T().Share
	color := ""
	if l.Color != nil {
		color = string(*l.Color)
	}
	count := number(len(l.Cards))
	over := l.WIPLimit != nil && len(l.Cards) > *l.WIPLimit
	if l.WIPLimit != nil {
		count += "/" + number(*l.WIPLimit)
	}
	counted := app.Span().Class("list-count").Aria("label", t.Cards(len(l.Cards))).Role("img").Text(count)
	if over {
		counted = counted.Class("list-count-over")
	}
	return app.Section().Class("list").Aria("label", l.Title).DataSet("color", color).Body(
		app.Div().Class("list-head").Body(app.H2().Class("list-title").Body(app.Span().Class("list-name").Text(l.Title)), counted),
		app.If(len(l.Cards) == 0, func() app.UI { return app.P().Class("public-none").Text(t.NoCards) }).Else(func() app.UI {
			return app.Ul().Class("list-cards").Body(app.Range(l.Cards).Slice(func(i int) app.UI { return p.card(l.Cards[i], l.Category) }))
		}))
}

func (p *publicPage) card(c shared.PublicCard, in shared.Category) app.UI {
	return app.Li().Class("card-item").Body(
		app.Button().Type("button").Class("card public-card").DataSet("number", c.Number).
			OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				p.ctx.Dispatch(func(ctx app.Context) { p.detail.open(ctx, c.Number) })
			}, app.EventScope(strconv.FormatInt(c.Number, 10))).Body(
			app.Span().Class("public-face").Body(
				app.If(len(c.Labels) > 0, func() app.UI { return app.Span().Class("card-labels").Body(p.chips(c)...) }),
				app.Span().Class("card-title").Text(c.Title),
				app.Span().Class("card-foot").Body(
					app.Span().Class("card-facts").Body(p.facts(c, in)...),
					app.If(c.PIC != "", func() app.UI {
						return app.Span().Class("card-charge").Body(avatar(shared.UserID(c.PIC), c.PIC), app.Span().Class("hush").Text(text.T().Card.InCharge(c.PIC)))
					})))))
}

func (p *publicPage) chips(c shared.PublicCard) []app.UI {
	all := make([]app.UI, len(c.Labels))
	for i, at := range c.Labels {
		all[i] = chipUI(shared.Label{Name: p.board.Labels[at].Name, Color: p.board.Labels[at].Color})
	}
	return all
}

// facts are the line of small facts below the title, as on a board.
func (p *publicPage) facts(c shared.PublicCard, in shared.Category) []app.UI {
	t := text.T().Card
	all := []app.UI{app.Span().Class("card-number").Text(t.Number(c.Number))}
	if d := dueOf(c.Deadline, in == shared.Done, localNow()); d.state != "" {
		all = append(all, d.UI())
	}
	if c.Priority != shared.PriorityNone {
		all = append(all, priorityBadge(c.Priority))
	}
	fact := func(icon Icon, short, long string) {
		all = append(all, app.Span().Class("card-fact").Title(long).Body(icon.UI(),
			app.Span().Aria("hidden", true).Text(short), app.Span().Class("hush").Text(long)))
	}
	if c.Waits {
		all = append(all, app.Span().Class("badge badge-warn card-blocked").Title(text.T().Share.Waits).Body(
			Icon("lock").UI(), app.Span().Class("hush").Text(text.T().Share.Waits)))
	}
	if c.Described {
		fact("text", "", t.HasText)
	}
	if c.Items > 0 {
		fact("checklist", number(c.ItemsDone)+"/"+number(c.Items), t.ItemCount(c.ItemsDone, c.Items))
	}
	return all
}

func priorityBadge(p shared.Priority) app.UI {
	t := text.T().Card
	return app.Span().Class("badge card-priority").DataSet("priority", p).Title(t.Priority).Body(priorityIcon(p).UI(), app.Span().Text(t.Priorities(p)))
}

// UI is a deadline as build makes it of elements.
func (d due) UI() app.UI {
	t := text.T().Dates
	icon, class := d.mark()
	parts := []app.UI{icon.UI(), app.Span().Text(d.text)}
	if d.state == dueSoon {
		parts = append(parts, app.Span().Class("hush").Text(", "+t.Soon))
	}
	return app.Span().Class(class).Title(t.Deadline).Body(parts...)
}
