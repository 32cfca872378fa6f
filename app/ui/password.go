package ui

import (
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// password is the field of that name, as most forms have one.
func (f *doorForm) password(label, complete, hint string) app.UI {
	return f.secret("password", label, complete, hint)
}

// secret is a field for a password, which can be made to be read. Whatever is
// pasted into it is taken.
func (f *doorForm) secret(id, label, complete, hint string) app.UI {
	t := text.T().Door
	shown := f.shown[id]
	kind, icon, says := "password", Icon("eye"), t.ShowPassword
	if shown {
		kind, icon, says = "text", Icon("eye-off"), t.HidePassword
	}
	return field{
		id: id, name: id, label: label, kind: kind, complete: complete, hint: hint, err: f.errs[id],
		button: app.Button().Type("button").Class("button button-quiet button-icon").
			Aria("label", says).Aria("pressed", shown).Body(icon.UI()).
			OnClick(func(app.Context, app.Event) {
				if f.shown == nil {
					f.shown = map[string]bool{}
				}
				f.shown[id] = !f.shown[id]
			}, app.EventScope(id)),
	}.UI()
}

// newPasswordError says in the reader's language why a new password is refused;
// message is the server's. It is empty when neither finds anything.
func newPasswordError(password, message string) string {
	t := text.T()
	switch n := utf8.RuneCountInString(password); {
	case n == 0:
		return t.Door.NeedPassword
	case n < shared.MinPassword:
		return t.Door.ShortPassword(shared.MinPassword)
	case n > shared.MaxPassword:
		return t.Door.LongPassword(shared.MaxPassword)
	}
	switch message {
	case shared.CommonPassword:
		return t.Links.CommonPassword
	case shared.OwnPassword:
		return t.Links.OwnPassword
	case "":
		return ""
	}
	return t.Common.Wrong(message)
}

// proof is where somebody shows once more that the account is theirs, before
// something is done that whoever found it open must not do. Where that is not
// enough the server asks for more: see env.surely.
func (f *doorForm) proof(account shared.Account) app.UI {
	return app.Div().Body(app.If(account.Password, func() app.UI {
		return f.password(text.T().Security.Yours, "current-password", "")
	}))
}

// proven reads that field. It reports false where there is nothing in it.
func (f *doorForm) proven(ctx app.Context, account shared.Account) (shared.Proof, bool) {
	if !account.Password {
		return shared.Proof{}, true
	}
	proof := shared.Proof{Password: value("password")}
	if proof.Password == "" {
		f.errs["password"] = text.T().Door.NeedPassword
	}
	return proof, !f.focusFirst(ctx, "password")
}

// unproven shows why a call was refused that takes such a proof.
func (f *doorForm) unproven(ctx app.Context, err error) {
	f.refused(ctx, err, func(field, message string) string {
		if field == "password" {
			return text.T().Security.WrongPassword
		}
		return text.T().Common.Wrong(message)
	})
}
