package ui

import (
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// ways are how one gets into this Incharge, as far as that is known.
type ways struct {
	changed signal

	mu    sync.Mutex
	known *shared.SignInWays
	asked bool // and answered, or given up
}

// look asks the server. Without an answer there is the password, as ever.
func (w *ways) look(ctx app.Context, e *env) {
	ctx.Async(func() {
		found, err := e.client.SignInWays(ctx)
		w.mu.Lock()
		w.asked = true
		if err == nil {
			w.known = &found
		}
		w.mu.Unlock()
		w.changed.fire()
	})
}

func (w *ways) current() shared.SignInWays {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.known == nil {
		return shared.SignInWays{}
	}
	return *w.known
}

// settled says whether there is anything to wait for before somebody is shown in.
func (w *ways) settled() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked
}

func (w *ways) inviteOnly() bool { return w.current().Registration == shared.RegistrationInvite }

// button leads to the provider, where there is one.
func (w *ways) button() app.UI {
	provider := w.current().OIDC
	if provider == nil {
		return app.Div()
	}
	t := text.T().SignIn
	return app.Div().Class("stack").Body(
		app.Div().Class("door-or").Aria("hidden", true).Body(app.Span().Text(t.Or)),
		app.Button().Type("button").ID("provider").Class("button button-wide").
			Body(Icon("lock").UI(), app.Span().Class("clip").Text(t.With(provider.Name))).
			OnClick(func(app.Context, app.Event) { signInElsewhere(next(app.Window().URL())) }),
	)
}

// troubleElsewhere says what the server means that has led here from the
// provider without letting somebody in.
func troubleElsewhere(kind string) string {
	t := text.T().SignIn
	switch kind {
	case "":
		return ""
	case "cancelled":
		return t.Cancelled
	case "expired":
		return t.Expired
	case "away":
		return t.Away
	case "refused":
		return t.Refused
	case "address":
		return t.NoAddress
	case "confirm":
		return t.OtherOwner
	case "invitation":
		return t.Uninvited
	case "rate_limited":
		return text.T().Common.TooManyTries
	default:
		return t.NotTrusted
	}
}
