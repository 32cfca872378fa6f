package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const publicCardDialogID = "public-card"

// publicCard is a card of a public board that somebody has opened.
type publicCard struct {
	page   *publicPage
	number int64 // 0: none
	back   bool  // going back closes it: on a phone people do
	card   *shared.PublicDetail
	nodes  []markup // its description
	err    error
}

func (d *publicCard) open(ctx app.Context, number int64) {
	d.number, d.card, d.err = number, nil, nil
	if !d.back { // else one was only just closed, whose way back is there
		d.back = true
		app.Window().Get("history").Call("pushState", nil, "", app.Window().Get("location").Get("href"))
	}
	openDialog(d.page.ctx, publicCardDialogID)
	d.renew(ctx)
}

// renew reads the card anew, after what the board shows has changed.
func (d *publicCard) renew(ctx app.Context) {
	if d.number == 0 {
		return
	}
	number, token := d.number, d.page.token
	ctx.Async(func() {
		card, err := d.page.env.client.PublicCard(ctx, token, number)
		ctx.Dispatch(func(app.Context) {
			switch {
			case number != d.number || token != d.page.token:
			case err == nil:
				d.card, d.nodes, d.err = &card, parsed(card.HTML), nil
			case d.card == nil || client.Missing(err):
				d.card, d.err = nil, err
			}
		})
	})
}

func (d *publicCard) UI() app.UI {
	t := text.T().Share
	title := ""
	if d.card != nil {
		title = d.card.Card.Title
	} else if c, _ := d.page.find(d.number); c != nil {
		title = c.Title
	}
	closed := func(app.Context, app.Event) {
		d.number, d.card = 0, nil
		if d.back {
			d.back = false
			app.Window().Get("history").Call("back")
		}
	}
	return dialog{id: publicCardDialogID, title: title, closed: closed}.UI(
		app.If(d.number != 0, func() app.UI {
			return app.Div().Class("dialog-body stack public-detail").Body(
				app.If(d.err != nil, func() app.UI {
					if client.Missing(d.err) {
						return app.P().Class("notice").Text(t.CardGone)
					}
					return failed(t.Lost, d.err, func() {
						d.err = nil
						d.renew(d.page.ctx)
					})
				}).ElseIf(d.card == nil, func() app.UI {
					return app.Div().Class("row soft").Body(app.Span().Class("spinner"))
				}).Else(func() app.UI { return app.Div().ID("public-facts").Class("stack").Body(d.parts()...) }))
		}))
}

// find gives what the board shows of a card, and the list that it is in.
func (p *publicPage) find(number int64) (*shared.PublicCard, shared.Category) {
	if p.board == nil || number == 0 {
		return nil, ""
	}
	for _, list := range p.board.Lists {
		for i := range list.Cards {
			if list.Cards[i].Number == number {
				return &list.Cards[i], list.Category
			}
		}
	}
	return nil, ""
}

func (d *publicCard) parts() []app.UI {
	t := text.T()
	parts := []app.UI{
		app.P().Class("small faint").Text(t.Card.Number(d.card.Card.Number) + " · " + d.card.List),
		app.Dl().Class("public-dl").Body(d.rows()...),
	}
	if len(d.nodes) > 0 {
		parts = append(parts, app.Section().Class("public-part").Body(app.H3().Text(t.Share.Description), d.prose()))
	}
	for _, list := range d.card.Checklists {
		parts = append(parts, d.checklist(list))
	}
	if links := d.card.Links; len(links) > 0 {
		parts = append(parts, app.Section().Class("public-part").Body(app.H3().Text(t.Share.Links),
			app.Ul().Class("public-links").Body(app.Range(links).Slice(func(i int) app.UI {
				return app.Li().Body(app.A().Href(links[i].URL).Target("_blank").Rel("noopener noreferrer nofollow ugc").
					Body(Icon("link").UI(), app.Span().Text(links[i].Name)))
			}))))
	}
	return parts
}

func (d *publicCard) rows() []app.UI {
	t, c := text.T(), d.card.Card
	var rows []app.UI
	row := func(name string, value app.UI) {
		rows = append(rows, app.Div().Class("public-row").Body(app.Dt().Text(name), app.Dd().Body(value)))
	}
	if c.PIC == "" {
		row(t.Share.PIC, app.Span().Class("faint").Text(t.Share.Nobody))
	} else {
		row(t.Share.PIC, app.Span().Class("row").Body(avatar(shared.UserID(c.PIC), c.PIC), app.Span().Text(c.PIC)))
	}
	if c.Priority != shared.PriorityNone {
		row(t.Card.Priority, priorityBadge(c.Priority))
	}
	if len(c.Labels) > 0 && d.page.board != nil {
		row(t.Share.Labels, app.Span().Class("card-labels").Body(d.page.chips(c)...))
	}
	day := func(at time.Time) app.UI { return app.Span().Text(t.Dates.Full(inZone(at))) }
	if c.Start != nil {
		row(t.Share.Start, day(*c.Start))
	}
	if c.Deadline != nil {
		_, in := d.page.find(c.Number)
		when := app.Span().Class("row").Body(day(*c.Deadline))
		if due := dueOf(c.Deadline, in == shared.Done, localNow()); due.state == dueOver || due.state == dueSoon {
			when = app.Span().Class("row").Body(day(*c.Deadline), due.UI())
		}
		row(t.Share.Deadline, when)
	}
	return rows
}

// prose is the description. Its boxes show what is ticked.
func (d *publicCard) prose() app.UI {
	var done []bool
	eachTask(d.nodes, func(is bool) { done = append(done, is) })
	return app.Div().Class("marked").Body(elements(d.nodes, func(n int, task string) app.UI {
		return app.Input().Type("checkbox").ID("public-task-"+strconv.Itoa(n)).Aria("label", task).Disabled(true).Checked(done[n])
	})...)
}

func (d *publicCard) checklist(list shared.PublicChecklist) app.UI {
	t := text.T()
	done := 0
	for _, item := range list.Items {
		if item.Done {
			done++
		}
	}
	return app.Section().Class("public-part").Body(
		app.Div().Class("public-head").Body(app.H3().Text(list.Title),
			app.Span().Class("small faint").Text(t.Share.ItemsDone(done, len(list.Items)))),
		app.Ul().Class("public-items").Body(app.Range(list.Items).Slice(func(i int) app.UI {
			item := list.Items[i]
			facts := []app.UI{app.Span().Class("public-item-text").Text(item.Text)}
			if item.Due != nil {
				facts = append(facts, dueOf(item.Due, item.Done, localNow()).UI())
			}
			if item.PIC != "" {
				facts = append(facts, app.Span().Class("small faint").Text(item.PIC))
			}
			box := app.Span().Class("public-box").Role("img").Aria("label", t.Share.Undone)
			if item.Done {
				box = app.Span().Class("public-box").DataSet("done", true).Role("img").Aria("label", t.Share.Done).Body(Icon("check").UI())
			}
			return app.Li().Body(box, app.Span().Class("public-item").Body(facts...))
		})))
}
