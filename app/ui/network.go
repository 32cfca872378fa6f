package ui

import (
	"context"
	"errors"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// askAgain is how often the server is looked for while it can't be reached.
const askAgain = 15 * time.Second

// listen follows what the browser knows of the network.
func (e *env) listen(ctx context.Context) {
	look := func() {
		e.live.Hurry()
		if e.reach.offline.Load() {
			go e.session.check(ctx)
		}
	}
	on := func(target app.Value, event string, f func()) { listen(target, event, f) }
	on(app.Window(), "online", look)
	on(app.Window(), "offline", func() {
		e.live.Hurry() // it proves itself, or falls
		go e.session.check(ctx)
	})
	document := app.Window().Get("document")
	seen := func() bool { return document.Get("visibilityState").String() == "visible" }
	e.live.Visible(seen())
	on(document, "visibilitychange", func() {
		e.live.Visible(seen())
		if seen() {
			look()
		}
	})
	go func() {
		for range time.Tick(askAgain) {
			if e.reach.offline.Load() {
				e.session.check(ctx)
			}
		}
	}()
}

// poll asks for changes where there is no socket. An answer shows that the
// server can be reached; what fails may only have waited for too long.
func (e *env) poll(ctx context.Context, board shared.BoardID, since int64, wait time.Duration) (shared.Changes, error) {
	changes, err := e.client.Changes(ctx, board, since, wait)
	if err == nil {
		e.reach.note(nil)
	}
	return changes, err
}

// reload begins the window anew. What is open in it, down to the socket, is of
// somebody who isn't signed in any more.
func reload() { app.Window().Get("location").Call("reload") }

// listen calls f at each event until stop is called.
func listen(target app.Value, event string, f func()) (stop func()) {
	listener := app.FuncOf(func(app.Value, []app.Value) any {
		f()
		return nil
	})
	target.Call("addEventListener", event, listener)
	return func() {
		target.Call("removeEventListener", event, listener)
		listener.Release()
	}
}

// note takes in how a call for somebody signed in went.
func (e *env) note(ctx context.Context, err error) {
	e.reach.note(err)
	switch {
	case client.SignedOut(err):
		e.session.expire(ctx)
	case client.Owing(err):
		e.session.check(ctx)
	}
}

// explain says in the reader's language why a call failed. What only the server
// knows comes in its own words.
func explain(err error) string {
	t := text.T().Common
	var e *shared.Error
	switch {
	case errors.Is(err, client.ErrTimeout):
		return t.TimedOut
	case errors.Is(err, client.ErrOffline):
		return t.FailedOffline
	case !errors.As(err, &e):
		return t.Failed
	case e.Code == shared.CodeRateLimited:
		return t.TooManyTries
	case e.Code == shared.CodeInternal || e.Code == shared.CodeUnavailable:
		return t.ServerTrouble
	case e.Code == shared.CodeTooLarge:
		return t.TooLarge
	case e.Message == "":
		return t.Failed
	default:
		return text.T().Board.Refused(e)
	}
}
