package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// The fields' ids are these and which policy.
const (
	registrationID = "registration-"
	demandID       = "demand-"
)

// adminSettings is what is decided for the whole instance. It holds at once.
type adminSettings struct {
	app.Compo
	watcher
	ctx      app.Context // of the page: what an event came from may be gone when its answer is there
	env      *env
	settings shared.InstanceSettings
	status   status
	err      error
	busy     bool
	without  bool // a second factor was to be demanded by somebody who has none
}

func (p *adminSettings) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.load()
}

func (p *adminSettings) load() {
	ctx := p.ctx
	ctx.Async(func() {
		settings, err := p.env.client.Settings(ctx)
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				p.err, p.status = err, broken
				return
			}
			p.settings, p.status = settings, ready
			ctx.Defer(p.sync)
		})
	})
}

func (p *adminSettings) sync(app.Context) {
	for _, policy := range shared.RegistrationPolicies {
		tick(registrationID+string(policy), p.settings.Registration == policy)
	}
	for _, policy := range shared.SecondPolicies {
		tick(demandID+string(policy), p.settings.Second == policy)
	}
}

func (p *adminSettings) Render() app.UI {
	t := text.T().Admin
	return app.Div().Class("account-sections").Body(
		matter("registration", t.Registration, t.RegistrationWhy, p.group("registration", p.registration)),
		matter("demand", t.Demand, t.DemandWhy, p.group("demand", p.demand),
			app.Div().Role("alert").Body(app.If(p.without, func() app.UI {
				return app.Div().Class("notice notice-warn notice-act").Body(
					Icon("alert").UI(),
					app.Span().Class("grow").Text(t.DemandWithout),
					app.A().Class("button").Href(setUpFirst("/admin/settings")).Text(t.SetUpOwn))
			}))))
}

// group is one of the matters, once it is known.
func (p *adminSettings) group(id string, choices func() []app.UI) app.UI {
	return app.Div().Body(
		app.If(p.status == loading, waiting).ElseIf(p.status == broken, func() app.UI {
			return failed(text.T().Admin.Lost, p.err, func() {
				p.status = loading
				p.load()
			})
		}).Else(func() app.UI {
			return app.FieldSet().Class("setting-group").Aria("labelledby", id+"-title").Body(choices()...)
		}))
}

func (p *adminSettings) registration() []app.UI {
	t := text.T().Admin
	choice := func(policy shared.RegistrationPolicy, label, why string) app.UI {
		return p.choice("registration", registrationID+string(policy), label, why, shared.SettingsChange{Registration: &policy})
	}
	return []app.UI{
		choice(shared.RegistrationOpen, t.Open, t.OpenWhy),
		choice(shared.RegistrationInvite, t.Invite, t.InviteWhy),
	}
}

func (p *adminSettings) demand() []app.UI {
	t := text.T().Admin
	choice := func(policy shared.SecondPolicy, label, why string) app.UI {
		return p.choice("demand", demandID+string(policy), label, why, shared.SettingsChange{Second: &policy})
	}
	return []app.UI{
		choice(shared.SecondOptional, t.DemandNobody, t.DemandNobodyWhy),
		choice(shared.SecondAdmins, t.DemandAdmins, t.DemandAdminsWhy),
		choice(shared.SecondEverybody, t.DemandAll, t.DemandAllWhy),
	}
}

func (p *adminSettings) choice(group, id, label, why string, change shared.SettingsChange) app.UI {
	return setting(app.Input().Type("radio").Name(group).ID(id).Disabled(p.busy).
		OnChange(func(app.Context, app.Event) { p.choose(change) }, app.EventScope(id)), id, label, why)
}

func (p *adminSettings) choose(change shared.SettingsChange) {
	p.busy, p.without = true, false
	ctx := p.ctx
	ctx.Async(func() {
		settings, err := p.env.client.ChangeSettings(ctx, change)
		p.env.note(ctx, err)
		if err == nil && change.Second != nil {
			p.env.session.check(ctx) // it is demanded of oneself, or no longer
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.busy = false
			switch {
			case err == nil:
				p.settings = settings
				p.env.toasts.say(text.T().Admin.Saved)
			case change.Second != nil && shared.CodeOf(err) == shared.CodeConflict:
				p.without = true
			default:
				p.env.toasts.fail(explain(err))
			}
			ctx.Defer(func(ctx app.Context) {
				p.sync(ctx) // a refusal leaves the field at what was tried
				if change.Second != nil {
					focus(demandID + string(p.settings.Second))
				} else {
					focus(registrationID + string(p.settings.Registration))
				}
			})
		})
	})
}
