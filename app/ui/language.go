package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// chooseLanguage takes a language into use here and for the account, so that it
// is the same on every device and in mails. Where the account has one, it would
// win at the next start: then it is not changed here alone.
func (e *env) chooseLanguage(ctx app.Context, l text.Language) {
	account, _ := e.session.current()
	if account == nil {
		setLanguage(l)
		ctx.Reload() // every text on the page is another one
		return
	}
	had, language := account.Language, string(l)
	ctx.Async(func() {
		account, err := e.client.EditProfile(ctx, shared.ProfileEdit{Language: &language})
		e.note(ctx, err)
		if err == nil {
			e.session.enter(ctx, account)
		} else if had != "" {
			e.toasts.fail(explain(err))
			return
		}
		ctx.Dispatch(func(ctx app.Context) {
			setLanguage(l)
			ctx.Reload()
		})
	})
}
