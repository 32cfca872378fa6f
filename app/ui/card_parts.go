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
				Body(Icon("link").UI(), app.Text(t.Copy)).OnClick(d.copyLink),
			app.Button().Type("button").ID("card-move-to").Class("menu-item").Role("menuitem").Disabled(!d.may(shared.CanMove, card)).
				Body(Icon("move").UI(), app.Text(text.T().Canvas.MoveTo)).
				OnClick(func(ctx app.Context, _ app.Event) { d.page.moving.open(ctx, []shared.CardID{card.ID}) }, app.EventScope(string(card.ID))),
			app.Button().Type("button").ID("card-select").Class("menu-item").Role("menuitem").
				Body(Icon("check").UI(), app.Text(text.T().Canvas.Choose)).
				OnClick(func(app.Context, app.Event) { d.page.chooseOpened() }, app.EventScope(string(card.ID))),
			app.Button().Type("button").ID("card-duplicate").Class("menu-item").Role("menuitem").
				Disabled(!d.may(shared.CanAddCard, card)).
				Body(Icon("copy").UI(), app.Text(text.T().Attach.Duplicate)).OnClick(d.duplicate),
			app.Button().Type("button").ID("card-transfer").Class("menu-item").Role("menuitem").Disabled(!may || d.page.env.offline()).
				Title(d.transferWhy(may)).
				Body(Icon("board").UI(), app.Text(text.T().Transfer.Button)).OnClick(d.page.transfer.open),
			app.Hr().Class("menu-line"),
			app.Button().Type("button").ID("card-archive").Class("menu-item").Role("menuitem").Disabled(!may).Title(why).
				Body(Icon("archive").UI(), app.Text(t.Archive)).
				OnClick(func(app.Context, app.Event) {
					d.takeOff(shared.ArchiveCard{Card: card.ID}, t.Archived(card.Title))
				}, app.EventScope(string(card.ID)+card.Title)),
			app.Button().Type("button").ID("card-trash").Class("menu-item menu-item-danger").Role("menuitem").Disabled(!may).Title(why).
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

// duplicate adds a card like this one, right under it.
func (d *cardPanel) duplicate(app.Context, app.Event) {
	t := text.T().Attach
	card, ok := d.page.card()
	if !ok {
		return
	}
	title := t.CopyOf(shortened(card.Title, shared.MaxTitle-len([]rune(t.CopyOf("")))))
	d.act(shared.CopyCard{Card: shared.NewID[shared.CardID](), Source: card.ID, Title: title}, d.page.undoable(t.Duplicated(title)))
	d.page.later(func() { focus("card-more") })
}
