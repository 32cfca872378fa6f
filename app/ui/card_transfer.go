package ui

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	transferID      = "transfer"
	transferBoardID = "transfer-board"
	transferListID  = "transfer-list"
)

// transferDialog moves a card to another board. What it says of what stays
// behind comes from the rule itself, done ahead on that board's snapshot.
type transferDialog struct {
	page  *boardPage
	card  shared.CardID // "": closed
	title string

	to      shared.BoardID
	there   *shared.State // nil: not read yet
	list    shared.ListID
	command shared.CommandID // the same when a try is repeated
	busy    bool
	err     string
}

// open asks where to move the card that is open.
func (d *transferDialog) open(app.Context, app.Event) {
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		card, ok := p.card()
		if !ok {
			return
		}
		*d = transferDialog{page: p, card: card.ID, title: text.T().Transfer.Title(card.Title)}
		openDialog(p.ctx, transferID)
		p.ctx.Async(func() {
			_ = p.env.loadBoards(p.ctx) // those known so far are offered
			p.ctx.Dispatch(func(ctx app.Context) {
				if all := d.boards(); d.card != "" && d.to == "" && len(all) > 0 {
					d.choose(all[0].ID)
				}
			})
		})
		if all := d.boards(); len(all) > 0 {
			d.choose(all[0].ID)
		}
		p.later(func() { focus(transferBoardID) })
	})
}

// boards are those that cards may be moved to, perhaps: what a board says of
// itself is known when it is chosen.
func (d *transferDialog) boards() []shared.BoardSummary {
	all, _ := d.page.env.shelf.current()
	return slices.DeleteFunc(boardsInOrder(all), func(b shared.BoardSummary) bool {
		return b.ID == d.page.id || b.Role == shared.Observer || b.ArchivedAt != nil || b.DeletedAt != nil
	})
}

// choose looks at a board.
func (d *transferDialog) choose(id shared.BoardID) {
	p := d.page
	d.to, d.there, d.list, d.err = id, nil, "", ""
	p.ctx.Async(func() {
		snapshot, err := p.env.client.Snapshot(p.ctx, id)
		p.env.note(p.ctx, err)
		p.ctx.Dispatch(func(app.Context) {
			switch {
			case d.card == "" || d.to != id:
			case err != nil:
				d.err = explain(err)
			default:
				d.there = shared.NewState(snapshot)
				if lists := d.there.Lists(); len(lists) > 0 {
					d.list = lists[0].ID
				}
			}
		})
	})
}

// foretold is what of the card would stay behind, or why it can't go there.
func (d *transferDialog) foretold() (left []shared.Left, err error) {
	account, _ := d.page.env.session.current()
	view := d.page.board.View()
	card, ok := view.Card(d.card)
	if !ok || account == nil {
		return nil, nil
	}
	receive := shared.ReceiveCard{Parcel: shared.Parcel{Card: card}, List: d.list, Known: d.there.Labels()}
	for _, id := range card.Labels {
		if label, ok := view.Label(id); ok {
			receive.Labels = append(receive.Labels, label)
		}
	}
	for _, checklist := range view.Checklists(card.ID) {
		receive.Checklists = append(receive.Checklists, checklist)
		receive.Items = append(receive.Items, view.Items(checklist.ID)...)
	}
	change, err := d.there.Predict(account.ID, time.Now(), receive)
	for _, note := range change.Notes {
		left = append(left, note.Without...)
	}
	return left, err
}

func (d *transferDialog) UI() app.UI {
	if d.card == "" || d.page.board == nil {
		return dialog{id: transferID, closed: d.closed, shut: true}.UI()
	}
	t := text.T()
	boards := d.boards()
	if len(boards) == 0 {
		return dialog{id: transferID, title: d.title, closed: d.closed, env: d.page.env}.UI(
			app.Div().Class("dialog-body").Body(empty("board", t.Transfer.None, t.Transfer.NoneWhy)))
	}
	lists := []shared.List{}
	if d.there != nil {
		lists = d.there.Lists()
	}
	left, refused := []shared.Left(nil), error(nil)
	if len(lists) > 0 {
		left, refused = d.foretold()
	}
	return dialog{id: transferID, title: d.title, closed: d.closed, env: d.page.env}.UI(
		app.Form().NoValidate(true).OnSubmit(d.submit).Body(
			app.Div().Class("dialog-body stack").Body(
				app.Div().Class("field").Body(
					app.Label().Class("field-label").For(transferBoardID).Text(t.Transfer.Board),
					app.Select().ID(transferBoardID).Class("input").
						OnChange(func(app.Context, app.Event) { d.choose(shared.BoardID(value(transferBoardID))) }).Body(
						app.Range(boards).Slice(func(i int) app.UI {
							return app.Option().Value(boards[i].ID).Text(boards[i].Title)
						}))),
				app.Div().Class("field").Body(
					app.Label().Class("field-label").For(transferListID).Text(t.Transfer.List),
					app.Select().ID(transferListID).Class("input").Disabled(len(lists) == 0).
						OnChange(func(app.Context, app.Event) { d.list = shared.ListID(value(transferListID)) }).Body(
						app.Range(lists).Slice(func(i int) app.UI {
							return app.Option().Value(lists[i].ID).Text(lists[i].Title)
						}))),
				app.Div().ID("transfer-told").Class("transfer-told small").Role("status").DataSet("left", lefts(left)).Body(
					d.told(len(lists), left, refused)),
				app.P().Class("small faint").Text(t.Transfer.Why),
				app.Div().Body(app.If(d.err != "", func() app.UI {
					return app.P().Class("field-error").Role("alert").Text(d.err)
				}))),
			app.Div().Class("dialog-foot").Body(
				app.Button().Type("button").Class("button").Text(t.Common.Cancel).
					OnClick(func(app.Context, app.Event) { closeDialog(transferID) }),
				submit(t.Transfer.Move, d.busy).Disabled(d.busy || len(lists) == 0 || refused != nil))))
}

// told is what is known of how it would go.
func (d *transferDialog) told(lists int, left []shared.Left, refused error) app.UI {
	t := text.T().Transfer
	switch {
	case d.err != "":
		return app.Span()
	case d.there == nil:
		return app.Span().Class("faint").Text(t.Loading)
	case lists == 0:
		return app.Span().Class("transfer-no").Text(t.NoLists)
	case refused != nil:
		return app.Span().Class("transfer-no").Text(explain(refused))
	case len(left) > 0:
		return app.Span().Class("transfer-left").Text(t.Left(left))
	default:
		return app.Span().Text(t.Whole)
	}
}

func lefts(left []shared.Left) string {
	names := make([]string, len(left))
	for i, part := range left {
		names[i] = string(part)
	}
	return strings.Join(names, " ")
}

func (d *transferDialog) closed(app.Context, app.Event) { d.card = "" }

// transferWhy is what keeps somebody from it.
func (d *cardPanel) transferWhy(may bool) string {
	switch t := text.T().Transfer; {
	case !may:
		return t.Only
	case d.page.env.offline():
		return t.Away
	}
	return ""
}
