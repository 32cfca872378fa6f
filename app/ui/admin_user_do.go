package ui

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// change disables or enables an account, or gives or takes administration.
func (p *adminUsers) change(user shared.UserRecord, change shared.UserChange, said string) {
	p.do(user, said, func() (shared.UserRecord, error) {
		ctx := p.ctx
		changed, err := p.env.client.ChangeUser(ctx, user.ID, change)
		account, _ := p.env.session.current()
		if err == nil && account != nil && account.ID == user.ID {
			p.env.session.check(ctx) // they may be no administrator any more
		}
		return changed, err
	})
}

// lose switches off the second factor of somebody who has lost it.
func (p *adminUsers) lose(user shared.UserRecord) {
	p.do(user, text.T().Admin.SecondGone(user.Name), func() (shared.UserRecord, error) {
		err := p.env.client.EndTOTPOf(p.ctx, user.ID)
		if shared.CodeOf(err) == shared.CodeConflict {
			err = nil // it is off already
		}
		user.TOTP = false
		return user, err
	})
}

// do has an account changed, and takes in what has become of it.
func (p *adminUsers) do(user shared.UserRecord, said string, call func() (shared.UserRecord, error)) {
	if p.busy != "" {
		return
	}
	p.sure, p.about, p.busy, p.given, p.link = notAsked, "", user.ID, "", ""
	ctx := p.ctx
	ctx.Async(func() {
		changed, err := call()
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			p.busy = ""
			if err != nil {
				p.env.toasts.fail(whyNot(err))
				return
			}
			p.took(changed)
			p.env.toasts.say(said)
			ctx.Defer(func(app.Context) { focus("user-list") })
		})
	})
}

// whyNot says why an account was not changed: the only conflict is about the
// last administrator.
func whyNot(err error) string {
	var e *shared.Error
	if errors.As(err, &e) && e.Code == shared.CodeConflict {
		return text.T().Admin.Last
	}
	return explain(err)
}

// reset has a link sent to choose a new password; where there are no mails it is
// shown, to be handed on.
func (p *adminUsers) reset(user shared.UserRecord) {
	if p.busy != "" {
		return
	}
	p.busy, p.given, p.link = user.ID, "", ""
	ctx := p.ctx
	ctx.Async(func() {
		sent, err := p.env.client.ResetUser(ctx, user.ID)
		p.env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			p.busy = ""
			switch {
			case err != nil:
				p.env.toasts.fail(explain(err))
			case sent.Mailed:
				p.env.toasts.say(text.T().Admin.ResetMailed(user.Email))
			default:
				p.given, p.link = user.ID, sent.Link
			}
		})
	})
}
