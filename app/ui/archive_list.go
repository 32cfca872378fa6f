package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

func (d *archiveDrawer) content() app.UI {
	t := text.T().Archive
	switch {
	case d.archive == nil && d.err != nil && d.page.env.offline():
		return empty("offline", t.Away, t.AwayWhy)
	case d.archive == nil && d.err != nil:
		return failed(t.Failed, d.err, func() {
			d.err, d.seq = nil, -1
			d.follow(d.ctx)
		})
	case d.archive == nil:
		return app.Div().Class("side-wait").Body(app.Span().Class("spinner"))
	case len(d.archive.Lists)+len(d.archive.Cards) == 0:
		return empty("archive", t.None, t.NoneWhy)
	}
	var cards, trash []shared.Card
	view := d.page.board.View()
	for _, card := range d.archive.Cards {
		if now, ok := view.Card(card.ID); ok {
			card = now // it may have been put back since
		}
		switch {
		case card.DeletedAt != nil:
			trash = append(trash, card)
		case card.ArchivedAt != nil:
			cards = append(cards, card)
		}
	}
	lists := slices.DeleteFunc(slices.Clone(d.archive.Lists), func(l shared.List) bool {
		if now, ok := view.List(l.ID); ok {
			l = now
		}
		return l.Open()
	})
	return app.Div().Class("stack").Body(
		app.Div().Body(section(t.Lists, "", lists, d.list)),
		app.Div().Body(section(t.Cards, "", cards, d.card)),
		app.Div().Body(section(t.Trash, t.TrashWhy, trash, d.card)))
}

// section is one kind of what is in the archive; nothing when there is none.
func section[E any](title, why string, entries []E, row func(E) app.UI) app.UI {
	return app.If(len(entries) > 0, func() app.UI {
		return app.Section().Class("archive-part").Body(
			app.H3().Text(title),
			app.P().Class("small faint").Text(why),
			app.Ul().Class("archive-list").Body(app.Range(entries).Slice(func(i int) app.UI { return row(entries[i]) })))
	})
}

func (d *archiveDrawer) list(l shared.List) app.UI {
	t := text.T()
	n := 0
	for _, card := range d.archive.Cards {
		if card.List == l.ID && card.Open() {
			n++
		}
	}
	return d.row("list", string(l.ID), "", l.Title, t.List.Cards(n), shared.RestoreList{List: l.ID}, true)
}

func (d *archiveDrawer) card(card shared.Card) app.UI {
	t := text.T().Archive
	where, can := t.Within, false
	if l, ok := d.page.board.View().List(card.List); ok && l.Open() {
		where, can = t.InList(l.Title), true
	}
	return d.row("card", string(card.ID), text.T().Card.Number(card.Number)+" ", card.Title, where, shared.RestoreCard{Card: card.ID}, can)
}

func (d *archiveDrawer) row(kind, id, number, title, where string, restore shared.Command, can bool) app.UI {
	t := text.T()
	may := d.page.may(shared.CanArchive)
	why := ""
	if !may {
		why = t.Card.ArchiveOnly
	}
	return app.Li().Class("archive-row").DataSet("archived-"+kind, id).Body(
		app.Div().Class("grow").Body(
			app.Div().Class("archive-title").Body(app.Span().Class("faint").Text(number), app.Span().Text(title)),
			app.Div().Class("small faint").Text(where)),
		app.Button().Type("button").Class("button button-small").Disabled(!may || !can).Title(why).
			Aria("label", t.Archive.Restore+": "+title).
			Body(Icon("restore").UI(), app.Span().Text(t.Archive.Restore)).
			OnClick(func(ctx app.Context, _ app.Event) { d.restore(ctx, title, restore) }, app.EventScope(id)))
}

func (d *archiveDrawer) restore(_ app.Context, title string, command shared.Command) {
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		p.act(ctx, command, p.undoable(text.T().Archive.Again(title)))
	})
}
