package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const registrationID = "registration-" // and which policy

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
}

func (p *adminSettings) Render() app.UI {
	t := text.T().Admin
	return app.Div().Class("account-sections").Body(
		matter("registration", t.Registration, t.RegistrationWhy,
			app.Div().Body(
				app.If(p.status == loading, waiting).ElseIf(p.status == broken, func() app.UI {
					return failed(t.Lost, p.err, func() {
						p.status = loading
						p.load()
					})
				}).Else(func() app.UI {
					return app.FieldSet().Class("setting-group").Aria("labelledby", "registration-title").Body(
						p.policy(shared.RegistrationOpen, t.Open, t.OpenWhy),
						p.policy(shared.RegistrationInvite, t.Invite, t.InviteWhy))
				}))))
}

func (p *adminSettings) policy(policy shared.RegistrationPolicy, label, why string) app.UI {
	id := registrationID + string(policy)
	return setting(app.Input().Type("radio").Name("registration").ID(id).Disabled(p.busy).
		OnChange(func(ctx app.Context, _ app.Event) { p.choose(ctx, policy) }, app.EventScope(string(policy))), id, label, why)
}

func (p *adminSettings) choose(ctx app.Context, policy shared.RegistrationPolicy) {
	p.busy = true
	ctx.Async(func() {
		settings, err := p.env.client.ChangeSettings(ctx, shared.SettingsChange{Registration: &policy})
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			p.busy = false
			if err != nil {
				p.env.toasts.fail(explain(err))
			} else {
				p.settings = settings
				p.env.toasts.say(text.T().Admin.Saved)
			}
			ctx.Defer(func(ctx app.Context) {
				p.sync(ctx) // a refusal leaves the field at what was tried
				focus(registrationID + string(p.settings.Registration))
			})
		})
	})
}
