package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const (
	pictureID   = "picture"
	pictureSide = 256 // pixels, as the server keeps it
)

// picture is where somebody chooses what stands for them. What is chosen is
// seen before anybody else gets to see it.
type picture struct {
	part    *profilePart
	busy    bool
	square  *client.File
	preview string // data: URL of it
	err     string
}

func (d *picture) UI(account shared.Account) app.UI {
	t := text.T()
	return app.Div().Class("picture").Role("group").Aria("label", t.Account.Picture).Body(
		app.Div().Class("picture-face").Body(
			app.If(d.preview != "", func() app.UI {
				return app.Img().Class("avatar avatar-xl").Src(d.preview).Alt(t.Account.PictureNew)
			}).Else(func() app.UI { return portrait(self(account), "avatar-xl") })),
		app.Div().Class("stack stack-s grow").Body(
			app.Div().Role("status").Body(d.words()),
			app.Div().Class("picture-acts").Body(
				app.Input().ID(pictureID).Type("file").Class("hush file-input").Disabled(d.busy).
					Accept("image/*").OnChange(d.choose),
				d.label(),
				app.If(d.preview != "", func() app.UI {
					return app.Button().Type("button").Class("button").Text(t.Common.Cancel).
						OnClick(func(app.Context, app.Event) { d.forget() })
				}).ElseIf(account.Avatar != "", func() app.UI {
					return app.Button().Type("button").ID("picture-remove").Class("button").Disabled(d.busy).
						Body(Icon("trash").UI(), app.Text(t.Account.RemovePicture)).OnClick(d.remove)
				})),
		))
}

func (d *picture) words() app.UI {
	t := text.T().Account
	switch {
	case d.err != "":
		return app.P().Class("field-error").Body(Icon("alert").UI(), app.Span().Text(d.err))
	case d.preview != "":
		return app.P().Text(t.PictureNew)
	default:
		return app.P().Class("field-hint").Text(t.PictureHint)
	}
}

// label opens the browser's own file input; once there is a picture, the button
// to use it stands in its place.
func (d *picture) label() app.UI {
	t := text.T().Account
	if d.preview == "" {
		return app.Label().For(pictureID).Class("button").Body(Icon("upload").UI(), app.Text(t.Choose))
	}
	b := app.Button().Type("button").ID("picture-use").Class("button button-primary").Text(t.UsePicture).OnClick(d.use)
	if d.busy {
		b = b.Aria("busy", "true").Disabled(true)
	}
	return b
}

func (d *picture) choose(app.Context, app.Event) {
	ctx := d.part.ctx
	file := client.Picked(pictureID)
	if file == nil {
		return
	}
	d.err = ""
	ctx.Async(func() {
		square, preview, err := client.Square(ctx, file, pictureSide)
		ctx.Dispatch(func(ctx app.Context) {
			fill(pictureID, "") // so that the same can be chosen again
			if err != nil {
				d.err = text.T().Account.NoPicture
				return
			}
			d.square, d.preview = square, preview
			ctx.Defer(func(app.Context) { focus("picture-use") })
		})
	})
}

func (d *picture) forget() { d.square, d.preview, d.err = nil, "", "" }

func (d *picture) use(app.Context, app.Event) {
	ctx := d.part.ctx
	square := d.square
	d.send(ctx, text.T().Account.PictureSet, func() (shared.Account, error) {
		return d.part.env.client.SetAvatar(ctx, square)
	})
}

func (d *picture) remove(app.Context, app.Event) {
	ctx := d.part.ctx
	d.send(ctx, text.T().Account.PictureGone, func() (shared.Account, error) {
		return d.part.env.client.RemoveAvatar(ctx)
	})
}

func (d *picture) send(ctx app.Context, done string, call func() (shared.Account, error)) {
	if d.busy {
		return
	}
	d.busy, d.err = true, ""
	env := d.part.env
	ctx.Async(func() {
		account, err := call()
		env.note(ctx, err)
		if err == nil {
			env.session.enter(ctx, account)
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.busy = false
			if err != nil { // what was chosen is still there
				d.err = explain(err)
				return
			}
			d.forget()
			env.toasts.say(done)
			ctx.Defer(func(app.Context) { focus(pictureID) })
		})
	})
}
