package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// uploadList are the files on their way onto the card that is open. It is drawn
// by itself: it moves with every bit of a file.
type uploadList struct {
	app.Compo
	watcher
	env  *env
	Card shared.CardID
}

func (l *uploadList) OnMount(ctx app.Context) { l.watch(ctx, &l.env.uploads.changed) }

func (l *uploadList) Render() app.UI {
	all := l.env.uploads.of(l.Card)
	return app.Div().Class("uploads-place").Body(app.If(len(all) > 0, func() app.UI {
		return app.Ul().Class("uploads").Aria("label", text.T().Files.Uploads).
			Body(app.Range(all).Slice(func(i int) app.UI { return l.one(all[i]) }))
	}))
}

func (l *uploadList) one(one upload) app.UI {
	t := text.T()
	u, id, name := l.env.uploads, one.attachment, one.file.Name
	scope := app.EventScope(string(id))
	stopped := one.state == uploadHeld || one.state == uploadBroken || one.state == uploadOut
	end := t.Files.Cancel(name)
	if one.state == uploadOut {
		end = t.Files.Dismiss(name)
	}
	percent := 0
	if one.file.Size > 0 {
		percent = int(min(one.sent, one.file.Size) * 100 / one.file.Size)
	}
	words := t.Files.Waiting
	switch one.state {
	case uploadGoes:
		words = t.Files.Going(percent)
	case uploadHeld:
		words = t.Files.Held
	case uploadBroken, uploadOut:
		words = one.why
	}
	class := "upload"
	if one.state == uploadBroken || one.state == uploadOut {
		class += " upload-broken"
	}
	return app.Li().Class(class).DataSet("upload", string(id)).Body(
		app.Div().Class("grow upload-words").Body(
			app.Div().Class("row").Body(
				app.Span().Class("clip grow").Text(name),
				app.Span().Class("small faint nowrap").Text(t.Files.Size(one.file.Size))),
			app.Div().Body(app.If(!stopped, func() app.UI {
				return app.Progress().Class("progress").Max(100).Value(percent).Aria("label", name)
			})),
			app.Div().Class("small upload-state").Role("status").Text(words)),
		app.Div().Class("row upload-acts").Body(
			app.If(stopped && one.state != uploadOut, func() app.UI {
				return app.Button().Type("button").Class("button button-quiet button-icon button-small upload-retry").
					Aria("label", t.Files.Retry(name)).Title(t.Common.Retry).Body(Icon("refresh").UI()).
					OnClick(func(app.Context, app.Event) { u.retry(id) }, scope)
			}),
			app.Button().Type("button").Class("button button-quiet button-icon button-small upload-end").
				Aria("label", end).Title(end).Body(Icon("x").UI()).
				OnClick(func(app.Context, app.Event) { u.drop(id) }, scope)))
}
