package ui

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

const (
	membersDialogID = "members"
	membersListID   = "members-list"
)

// membersDialog is who is on the board, and as what.
type membersDialog struct {
	page   *boardPage
	shown  bool
	sure   shared.UserID // is asked about: remove, or leave
	onlook shared.UserID // is asked about: make an observer
	busy   bool
	asked  pending // invitations
	err    string  // about the address
	answer string  // what has become of it
}

func (d *membersDialog) open(app.Context, app.Event) {
	*d = membersDialog{page: d.page, shown: true}
	d.asked.dialog = d
	d.asked.load(d.page.ctx)
	openDialog(d.page.ctx, membersDialogID)
	d.page.later(func() {
		if role := app.Window().GetElementByID(memberRoleID); role.Truthy() {
			role.Set("value", string(shared.PIC))
		}
		focus(memberEmailID)
		d.sync()
	})
}

func (d *membersDialog) UI() app.UI {
	closed := func(app.Context, app.Event) { d.shown = false }
	return dialog{id: membersDialogID, title: text.T().Board.Members, wide: true, closed: closed, env: d.page.env, shut: !d.shown}.UI(
		app.If(d.shown && d.page.board != nil, func() app.UI {
			return app.Div().Class("dialog-body stack").Body(
				app.Div().Body(d.form()),
				app.Div().Body(d.list()),
				app.Div().Body(d.asked.UI()))
		}))
}

func (d *membersDialog) list() app.UI {
	members := d.page.board.View().Members()
	t := text.T().Members
	return app.Div().Body(
		app.Ul().ID(membersListID).TabIndex(-1).Class("members").Body(app.Range(members).Slice(func(i int) app.UI { return d.row(members[i]) })),
		app.If(len(members) == 1 && d.page.may(shared.CanManage), func() app.UI {
			return app.P().Class("soft small members-alone").Text(t.Alone)
		}))
}

func (d *membersDialog) row(m shared.Member) app.UI {
	t := text.T()
	me := m.User.ID == d.page.board.Me().User.ID
	name := app.Span().Class("member-name").Body(
		app.Span().Class("clip").Text(m.User.Name),
		app.If(me, func() app.UI { return app.Span().Class("badge").Text(t.Members.You) }))
	if d.sure == m.User.ID || d.onlook == m.User.ID {
		return d.question(m, me)
	}
	manage := d.page.may(shared.CanManage)
	last, why := d.last(m), ""
	if last {
		why = t.Members.Last
	}
	return app.Li().Class("member").DataSet("member", m.User.ID).Body(
		portrait(m.User, "avatar-l"),
		app.Div().Class("member-words").Body(name, d.load(m), app.If(last, func() app.UI {
			return app.Div().ID("member-last").Class("small faint").Text(why)
		})),
		app.Div().Class("member-role").Body(
			app.If(manage, func() app.UI {
				return app.Select().ID(roleID(m.User.ID)).Class("input").Aria("label", t.Members.RoleOf(m.User.Name)).Disabled(last).Title(why).
					Body(app.Range(shared.Roles).Slice(func(i int) app.UI {
						return app.Option().Value(shared.Roles[i]).Text(t.Common.Role(shared.Roles[i]))
					})).
					OnChange(func(ctx app.Context, _ app.Event) { d.setRole(ctx, m.User.ID) }, app.EventScope(m.User.ID))
			}).Else(func() app.UI {
				return app.Span().Class("badge").Text(t.Common.Role(m.Role))
			})),
		app.Div().Body(
			app.If(me, func() app.UI {
				return app.Button().Type("button").Class("button button-quiet button-icon").
					Aria("label", t.Members.Leave).Title(cmp.Or(why, t.Members.Leave)).Disabled(last).Body(Icon("sign-out").UI()).
					OnClick(func(app.Context, app.Event) { d.ask(m.User.ID) }, app.EventScope(m.User.ID))
			}).ElseIf(manage, func() app.UI {
				return app.Button().Type("button").Class("button button-quiet button-icon").
					Aria("label", t.Members.Remove(m.User.Name)).Title(cmp.Or(why, t.Members.Remove(m.User.Name))).Disabled(last).Body(Icon("x").UI()).
					OnClick(func(app.Context, app.Event) { d.ask(m.User.ID) }, app.EventScope(m.User.ID))
			})),
	)
}

func roleID(id shared.UserID) string { return "role-" + string(id) }

func (d *membersDialog) setRole(ctx app.Context, user shared.UserID) {
	role := shared.Role(value(roleID(user)))
	if role == shared.Observer && d.cardsOf(user) > 0 {
		d.sure, d.onlook = "", user
		d.page.later(func() { focus(memberSureID) })
		return
	}
	d.page.act(ctx, shared.SetRole{User: user, Role: role})
	d.sync() // a refusal leaves the field at what was tried
}

// sync sets the fields to the roles that hold.
func (d *membersDialog) sync() {
	if !d.shown || d.page.board == nil {
		return
	}
	for _, m := range d.page.board.View().Members() {
		if input := app.Window().GetElementByID(roleID(m.User.ID)); input.Truthy() {
			input.Set("value", string(m.Role))
		}
	}
}

func (d *membersDialog) remove(user shared.UserID) {
	p := d.page
	d.sure = ""
	leaving := user == p.board.Me().User.ID
	p.act(p.ctx, shared.RemoveMember{User: user}, func(ctx app.Context, _ state.Entry) {
		if leaving {
			closeDialog(membersDialogID)
			p.env.toasts.say(text.T().Members.Left)
			ctx.Navigate("/")
		}
	})
	d.settled()
}

// trimmedEmail is an address as it was meant.
func trimmedEmail(id string) string { return strings.TrimSpace(value(id)) }
