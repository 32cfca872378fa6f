package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const lightboxID = "lightbox"

// lightbox shows the pictures of the card that is open, one after the other, as
// large as there is room.
type lightbox struct {
	panel  *cardPanel
	at     shared.AttachmentID // "" while it is closed
	broken bool                // the picture can't be had
	touch  float64             // where a finger was put down
}

// pictures are those that can be shown.
func (b *lightbox) pictures() []shared.Attachment {
	return slices.DeleteFunc(slices.Clone(b.panel.page.board.View().Attachments(b.panel.id)), func(a shared.Attachment) bool { return a.Width == 0 })
}

func (b *lightbox) show(id shared.AttachmentID) {
	b.at, b.broken = id, false
	openDialog(b.panel.ctx, lightboxID)
	b.panel.page.later(func() { focus("lightbox-close") })
}

// step goes to the next picture, or to the one before, around the ends.
func (b *lightbox) step(by int) {
	all := b.pictures()
	at := slices.IndexFunc(all, func(a shared.Attachment) bool { return a.ID == b.at })
	if at < 0 || len(all) < 2 {
		return
	}
	b.at, b.broken = all[(at+by+len(all))%len(all)].ID, false
}

func (b *lightbox) UI() app.UI {
	t := text.T().Files
	all := b.pictures()
	at := slices.IndexFunc(all, func(a shared.Attachment) bool { return a.ID == b.at })
	return app.Dialog().ID(lightboxID).Class("lightbox").Aria("label", t.Pictures).OnKeyDown(b.key).
		On("close", whenClosed(lightboxID, func(app.Context, app.Event) { b.at = "" })).
		On("touchstart", func(_ app.Context, e app.Event) { b.touch = touchX(e) }).
		On("touchend", func(_ app.Context, e app.Event) { b.swipe(touchX(e) - b.touch) }).
		Body(app.If(at >= 0, func() app.UI { return b.shown(all[at], at, len(all)) }))
}

func (b *lightbox) shown(a shared.Attachment, at, of int) app.UI {
	t := text.T()
	scope := app.EventScope(string(a.ID))
	arrow := func(id, class string, icon Icon, words string, by int) app.UI {
		return app.Button().Type("button").ID(id).Class("button button-quiet button-icon lightbox-step "+class).Hidden(of < 2).
			Aria("label", words).Title(words).Body(icon.UI()).OnClick(func(app.Context, app.Event) { b.step(by) })
	}
	return app.Div().Class("lightbox-room").Body(
		app.Div().Class("lightbox-head").Body(
			app.Div().Class("grow lightbox-words").Aria("live", "polite").Body(
				app.Span().Class("clip lightbox-name").Text(a.Name),
				app.Span().Class("small").Text(t.Files.Of(at+1, of)+" · "+t.Files.Size(a.Size))),
			downloading(a, a.Name, "button button-quiet button-icon").Aria("label", t.Files.Download).Title(t.Files.Download).Body(Icon("download").UI()),
			app.Button().Type("button").ID("lightbox-close").Class("button button-quiet button-icon").Aria("label", t.Common.Close).
				Body(Icon("x").UI()).OnClick(func(app.Context, app.Event) { closeDialog(lightboxID) })),
		app.Div().Class("lightbox-stage").
			OnClick(func(_ app.Context, e app.Event) {
				if classed(e, "lightbox-stage") {
					closeDialog(lightboxID)
				}
			}).Body(
			arrow("lightbox-before", "lightbox-before", "chevron-left", t.Files.Before, -1),
			app.Div().Class("lightbox-picture").Body(
				app.If(b.broken, func() app.UI { return app.P().Text(t.Files.Broken) }).
					Else(func() app.UI {
						return app.Img().Src(a.URL).Alt(a.Name).Width(a.Width).Height(a.Height).
							On("error", func(app.Context, app.Event) { b.broken = true }, scope)
					})),
			arrow("lightbox-after", "lightbox-after", "chevron-right", t.Files.After, 1)))
}

// classed says whether an event comes from an element of a class itself, not
// from what is in it.
func classed(e app.Event, class string) bool {
	return e.Get("target").Get("classList").Call("contains", class).Bool()
}

func (b *lightbox) key(_ app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "ArrowLeft":
		b.step(-1)
	case "ArrowRight":
		b.step(1)
	case "Escape": // the dialog closes; the panel, which it is in, stays
		e.Call("stopPropagation")
		return
	default:
		return
	}
	e.PreventDefault()
	e.Call("stopPropagation")
}

// swipe goes on by a finger that was drawn across.
func (b *lightbox) swipe(by float64) {
	const enough = 50
	switch {
	case by > enough:
		b.step(-1)
	case by < -enough:
		b.step(1)
	}
}

func touchX(e app.Event) float64 {
	if all := e.Get("changedTouches"); all.Truthy() && all.Length() > 0 {
		return all.Index(0).Get("clientX").Float()
	}
	return 0
}
