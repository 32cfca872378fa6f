package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	memberEmailID = "member-email"
	memberRoleID  = "member-role"
)

// form is where somebody is added by their address.
func (d *membersDialog) form() app.UI {
	t := text.T()
	if !d.page.may(shared.CanManage) {
		return app.P().Class("notice").Text(t.Members.Only)
	}
	if d.page.env.offline() {
		return app.P().Class("notice").Text(t.Members.Offline)
	}
	return app.Form().NoValidate(true).Class("stack stack-s member-add").OnSubmit(d.submit).Body(
		app.Div().Role("status").Body(app.If(d.answer != "", func() app.UI {
			return app.Div().Class("notice notice-good").Body(Icon("check").UI(), app.Span().Text(d.answer))
		})),
		app.Div().Class("member-add-row").Body(
			field{id: memberEmailID, name: "email", label: t.Members.Email, kind: "email", complete: "off", err: d.err}.UI(),
			app.Div().Class("field").Body(
				app.Label().Class("field-label").For(memberRoleID).Text(t.Members.Role),
				app.Select().ID(memberRoleID).Class("input").Aria("describedby", "member-roles").Body(
					app.Range(shared.Roles).Slice(func(i int) app.UI {
						return app.Option().Value(shared.Roles[i]).Text(t.Common.Role(shared.Roles[i]))
					}))),
			submit(t.Members.Add, d.busy)),
		app.Dl().ID("member-roles").Class("roles").Body(app.Range(shared.Roles).Slice(func(i int) app.UI {
			return app.Div().Body(
				app.Dt().Text(t.Common.Role(shared.Roles[i])),
				app.Dd().Text(t.Members.Why(shared.Roles[i])))
		})),
	)
}

func (d *membersDialog) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if d.busy {
		return
	}
	t := text.T().Members
	invite := shared.Invite{Email: trimmedEmail(memberEmailID), Role: shared.Role(value(memberRoleID))}
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
				fill(memberEmailID, "")
				d.asked.load(p.ctx)
			}
			p.later(func() {
				focus(memberEmailID)
				d.sync()
			})
		})
	})
}
