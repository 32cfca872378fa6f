package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/live"
	"incharge/app/text"
)

// connectionMark shows in the header how the connection is.
type connectionMark struct {
	app.Compo
	watcher
	env *env
}

func (m *connectionMark) OnMount(ctx app.Context) {
	m.watch(ctx, &m.env.connection, &m.env.reach.changed)
}

func (m *connectionMark) Render() app.UI {
	t := text.T().Common
	class, word, hint := "", "", ""
	switch state := m.env.live.State(); {
	case m.env.reach.offline.Load() || state == live.Offline:
		class, word, hint = "connection connection-offline", t.Offline, offlineWords()
	case state == live.Connecting:
		class, word, hint = "connection connection-connecting", t.Connecting, t.ConnectingHint
	case state == live.Live:
		class, word, hint = "connection connection-live", t.Live, t.LiveHint
	case state == live.Polling:
		class, word, hint = "connection connection-polling", t.Live, t.PollingHint
	}
	mark := app.Div().Role("status").Title(hint).Class(class)
	if word == "" {
		return mark
	}
	return mark.Body(app.Span().Class("connection-word").Text(word))
}

// banners are the strips under the header that say what concerns every page.
type banners struct {
	app.Compo
	watcher
	env *env
}

func (b *banners) OnMount(ctx app.Context) {
	b.watch(ctx, &b.env.connection, &b.env.reach.changed, &b.env.updates.changed)
}

func (b *banners) Render() app.UI {
	t := text.T().Common
	return app.Div().Body(
		app.If(b.env.offline(), func() app.UI {
			return app.Div().Class("banner banner-offline").Role("status").
				Body(Icon("offline").UI(), app.Span().Text(offlineWords()))
		}),
		app.If(b.env.updates.ready.Load(), func() app.UI {
			return app.Div().Class("banner banner-accent").Role("status").Body(
				app.Span().Text(t.NewVersion),
				app.Button().Type("button").Class("button button-small").Text(t.Reload).
					OnClick(func(app.Context, app.Event) { b.env.updates.apply() }),
			)
		}),
	)
}

// follows says whether the changes of what is watched come.
func (e *env) follows() bool {
	state := e.live.State()
	return state == live.Live || state == live.Polling
}

// offline says whether what is on screen may be old.
func (e *env) offline() bool {
	return e.reach.offline.Load() || e.live.State() == live.Offline
}
