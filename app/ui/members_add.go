package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const memberEmailID = "member-email"

// form is where somebody is added by their address.
func (d *membersDialog) form() app.UI {
	t := text.T()
	if !d.page.may(shared.CanManage) {
		return app.P().Class("notice").Text(t.Members.Only)
	}
	return app.Form().NoValidate(true).Class("stack stack-s member-add").OnSubmit(d.submit).Body(
		app.Div().Role("status").Body(app.If(d.answer != "", func() app.UI {
			return app.Div().Class("notice notice-good").Body(Icon("check").UI(), app.Span().Text(d.answer))
		})),
		field{id: memberEmailID, name: "email", label: t.Members.Email, kind: "email", complete: "off", err: d.err}.UI(),
		app.FieldSet().Class("roles").Body(
			app.Legend().Class("field-label").Text(t.Members.Role),
			app.Range(shared.Roles).Slice(func(i int) app.UI { return d.choice(shared.Roles[i]) })),
		app.Div().Class("row row-end").Body(submit(t.Members.Add, d.busy)),
	)
}

func (d *membersDialog) choice(r shared.Role) app.UI {
	t := text.T()
	return app.Label().Class("role-choice").Body(
		app.Input().Type("radio").Name("role").Value(r).Checked(r == d.inviting).
			OnChange(func(app.Context, app.Event) { d.inviting = r }, app.EventScope(r)),
		app.Span().Class("setting-words").Body(
			app.Span().Text(t.Common.Role(r)),
			app.Span().Class("field-hint").Text(t.Members.Why(r))))
}

func (d *membersDialog) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if d.busy {
		return
	}
	t := text.T().Members
	invite := shared.Invite{Email: trimmedEmail(memberEmailID), Role: d.inviting}
	d.err, d.answer = "", ""
	if invite.Validate() != nil {
		d.err = t.BadEmail
		d.page.later(func() { focus(memberEmailID) })
		return
	}
	d.busy = true
	p, id, life := d.page, d.page.id, d.page.life
	ctx.Async(func() {
		invited, err := p.env.client.AddMember(life, id, invite)
		p.env.note(life, err)
		p.on(id, func(app.Context) {
			d.busy = false
			switch {
			case err != nil:
				d.err = explain(err)
			case invited.Member != nil:
				d.answer = t.Added(invited.Member.User.Name)
			default:
				d.answer = t.Invited(invite.Email)
			}
			if err == nil {
				app.Window().GetElementByID(memberEmailID).Set("value", "")
			}
			p.later(func() {
				focus(memberEmailID)
				d.sync()
			})
		})
	})
}
