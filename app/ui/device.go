package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// keepKey is the preference whether boards are kept on this device. It is the
// device's, and outlives whoever set it: a computer that many use stays one.
const keepKey = "keep"

const (
	keepNot = "no"
	keepID  = "keep"
)

// keepsBoards says whether boards, and what is done on them, are kept here.
func keepsBoards() bool { return preference(keepKey) != keepNot }

// recallChoice takes the choice into use that was made on this device. It waits
// for the device.
func (e *env) recallChoice(ctx context.Context) {
	if !keepsBoards() {
		_ = e.store.Keep(ctx, false) // without storage there is nothing to clear
	}
}

// keepBoards takes another choice into use. It waits for the device.
func (e *env) keepBoards(ctx context.Context, on bool) {
	if on == keepsBoards() {
		return
	}
	if on {
		setPreference(keepKey, "")
	} else {
		setPreference(keepKey, keepNot)
	}
	e.takeChoice(ctx, on)
	_ = e.outbox.Keep(ctx, on) // else it is chosen once more, or signed out of
}

// takeChoice does so here; what waits to be sent looks after itself.
func (e *env) takeChoice(ctx context.Context, on bool) {
	_ = e.store.Keep(ctx, on)
	if account, _ := e.session.current(); account != nil && on {
		_ = e.store.SetAccount(ctx, *account)
	}
}

// offlineWords say that there is no network, and what becomes of what is done:
// on boards it is sent later, elsewhere nothing can be done.
func offlineWords() string {
	t := text.T().Common
	switch {
	case !app.IsClient:
		return t.OfflineBanner
	case accountPath.MatchString(app.Window().URL().Path) || adminPath.MatchString(app.Window().URL().Path):
		return t.OfflineOnly
	case !keepsBoards():
		return t.OfflineHere
	default:
		return t.OfflineBanner
	}
}

// keepBox asks at the door whether boards may be kept on this device.
func keepBox() app.UI {
	t := text.T().Door
	return app.Label().Class("setting").Body(
		app.Input().Type("checkbox").ID(keepID).Aria("describedby", keepID+"-why"),
		app.Span().Class("setting-words").Body(
			app.Span().Text(t.Keep),
			app.Span().ID(keepID+"-why").Class("field-hint").Text(t.KeepWhy)))
}
