package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// cardMenuID is the menu of what else can be done with a card.
const cardMenuID = "card-menu"

// actions take the card off the board, or give its address away.
func (d *cardPanel) actions(card shared.Card) app.UI {
	t := text.T().Card
	may := d.may(shared.CanArchive, card)
	why := ""
	if !may {
		why = t.ArchiveOnly
	}
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").ID("card-more").Class("button button-quiet button-icon").
			Attr("popovertarget", cardMenuID).Aria("haspopup", "menu").Aria("label", t.More).Body(Icon("dots").UI()),
		app.Div().ID(cardMenuID).Class("menu").Attr("popover", "auto").Role("menu").Body(
			app.Button().Type("button").Class("menu-item").Role("menuitem").
				Body(Icon("copy").UI(), app.Text(t.Copy)).OnClick(d.copyLink),
			app.Hr().Class("menu-line"),
			app.Button().Type("button").Class("menu-item").Role("menuitem").Disabled(!may).Title(why).
				Body(Icon("archive").UI(), app.Text(t.Archive)).
				OnClick(func(app.Context, app.Event) {
					d.takeOff(shared.ArchiveCard{Card: card.ID}, t.Archived(card.Title))
				}, app.EventScope(string(card.ID)+card.Title)),
			app.Button().Type("button").Class("menu-item menu-item-danger").Role("menuitem").Disabled(!may).Title(why).
				Body(Icon("trash").UI(), app.Text(t.ToTrash)).
				OnClick(func(app.Context, app.Event) {
					d.takeOff(shared.DeleteCard{Card: card.ID}, t.Trashed(card.Title))
				}, app.EventScope(string(card.ID)+card.Title))))
}

func (d *cardPanel) takeOff(command shared.Command, message string) {
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if p.act(ctx, command, p.undoable(message)) {
			p.closeCard(ctx)
		}
	})
}

func (d *cardPanel) copyLink(app.Context, app.Event) {
	d.page.env.copy(app.Window().Get("location").Get("href").String(), "")
}

// checklists are ticked here.
func (d *cardPanel) checklists(card shared.Card) app.UI {
	lists := d.page.board.View().Checklists(card.ID)
	return app.If(len(lists) > 0, func() app.UI {
		return app.Div().Class("stack").Body(app.Range(lists).Slice(func(i int) app.UI { return d.checklist(card, lists[i]) }))
	})
}

func (d *cardPanel) checklist(card shared.Card, list shared.Checklist) app.UI {
	t := text.T()
	items := d.page.board.View().Items(list.ID)
	may := d.may(shared.CanEdit, card)
	done := 0
	for _, item := range items {
		if item.Done {
			done++
		}
	}
	why := ""
	if !may {
		why = t.Card.EditOnly
	}
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(
			Icon("checklist").UI(),
			app.H3().Class("grow").Text(list.Title),
			app.Span().Class("small faint").Text(t.Card.Done(done, len(items)))),
		app.Progress().Class("progress").Max(max(len(items), 1)).Value(done).Aria("label", list.Title),
		app.Ul().Class("items").Body(app.Range(items).Slice(func(i int) app.UI {
			item := items[i]
			return app.Li().Body(app.Label().Class("check item").Title(why).Body(
				app.Input().Type("checkbox").ID(itemID(item.ID)).Disabled(!may).
					OnChange(func(app.Context, app.Event) {
						d.act(shared.CheckItem{Item: item.ID, Done: ticked(itemID(item.ID))})
					}, app.EventScope(string(item.ID))),
				app.Span().Class("item-words").Text(item.Text),
				d.itemDue(item)))
		})))
}

func (d *cardPanel) itemDue(item shared.Item) app.UI {
	if item.Due == nil {
		return app.Span()
	}
	due := dueOf(item.Due, item.Done, d.now)
	return app.Span().Class("badge").Title(text.T().Dates.Deadline).Body(Icon("calendar").UI(), app.Span().Text(due.text))
}

func itemID(id shared.ItemID) string { return "item-" + string(id) }

func (d *cardPanel) syncItems(card shared.Card) {
	view := d.page.board.View()
	for _, list := range view.Checklists(card.ID) {
		for _, item := range view.Items(list.ID) {
			tick(itemID(item.ID), item.Done)
		}
	}
}

// attachments are links to elsewhere.
func (d *cardPanel) attachments(card shared.Card) app.UI {
	all := d.page.board.View().Attachments(card.ID)
	return app.If(len(all) > 0, func() app.UI { return attached(all) })
}

func attached(all []shared.Attachment) app.UI {
	t := text.T().Card
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(Icon("link").UI(), app.H3().Text(t.Attachments)),
		app.Ul().Class("links").Body(app.Range(all).Slice(func(i int) app.UI {
			a := all[i]
			name := a.Name
			if name == "" {
				name = a.URL
			}
			if !safe(a.URL) {
				return app.Li().Title(t.BadLink).Text(name)
			}
			return app.Li().Body(outward(a.URL, name))
		})))
}
