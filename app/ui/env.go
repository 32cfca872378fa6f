// Package ui is what people see: the pages of the app and the parts that they
// are made of, as go-app components.
package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/app/outbox"
	"incharge/app/store"
	"incharge/shared"
)

// env is what every page holds: the services, and what is true of the whole
// app rather than of one page. There is one.
type env struct {
	client  *client.Client
	live    *live.Conn
	store   *store.Store
	session *session
	reach   *reach
	toasts  *toasts
	updates *updates
	clashes *clashes
	unsaved *unsaved
	uploads *uploads
	outbox  *outbox.Outbox
	ways    *ways
	sure    *assurance
	offers  offers // what can be done on the page shown
	shelf   shelf
	palette *palette // of the page shown, as are the next two
	closing *closing
	copying *copying
	parting string // what the door says to who has just gone out of it
	typed   string // the address that somebody has typed to sign in
	invited string // the token of an invitation, where this tab can keep nothing

	connection signal // live has another state
	queued     signal // the outbox has
}

func newEnv(ctx context.Context) *env {
	e := &env{
		client: client.New(nil), store: store.New(),
		reach: &reach{}, toasts: &toasts{}, updates: &updates{}, ways: &ways{}, sure: &assurance{},
	}
	e.outbox = outbox.New(outbox.Config{
		Queue: e.store.Queue(), Tabs: outbox.BrowserTabs(), Locks: outbox.BrowserLocks(), Transport: courier{e},
		Keep: keepsBoards(), Changed: e.queued.fire,
		Left:   func() { e.session.leftElsewhere(ctx) },
		Chosen: func(keep bool) { e.takeChoice(ctx, keep) },
	})
	e.outbox.Listen(outbox.Events{
		Settled: func(outcome shared.Outcome) { e.keepClashes(outcome.Change) },
		Refused: e.refused,
	})
	e.session = &session{client: e.client, store: e.store, outbox: e.outbox, reach: e.reach, other: reload, speak: takeLanguage}
	e.clashes, e.unsaved, e.uploads = &clashes{store: e.store}, &unsaved{store: e.store}, &uploads{env: e}
	e.session.changed.listen(func() {
		e.clashes.follow(ctx, e.session)
		e.unsaved.follow(ctx, e.session)
		e.shelf.follow(e.session)
	})
	e.live = live.New(ctx, live.Config{
		Poll:      e.poll,
		StillIn:   e.session.check,
		SignedOut: func() { go e.session.over(ctx) },
		Changed:   e.connection.fire,
	})
	e.reach.changed.listen(func() {
		if !e.reach.offline.Load() {
			e.live.Hurry()
		}
	})
	for _, s := range []*signal{&e.connection, &e.reach.changed} {
		s.listen(func() {
			if !e.offline() {
				e.outbox.Hurry()
			}
		})
	}
	return e
}

// holdUnload asks before the window is closed on what is nowhere else.
func (e *env) holdUnload() {
	app.Window().Call("addEventListener", "beforeunload", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if e.outbox.Unsafe() > 0 || e.uploads.busy() {
			args[0].Call("preventDefault")
		}
		return nil
	}))
}
