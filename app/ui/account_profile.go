package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	languageID = "language"
	zoneID     = "zone"
)

// profilePart is who somebody is to others, and how they are spoken to.
type profilePart struct {
	app.Compo
	watcher
	env    *env
	ctx    app.Context // its own: those of buttons end with them
	form   doorForm
	filled bool
	zones  []string

	picture picture
	address address
	ending  ending
}

func (p *profilePart) OnInit() { p.picture.part, p.address.part, p.ending.part = p, p, p }

func (p *profilePart) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.session.changed)
	p.zones = zones()
	ctx.Defer(p.fill)
}

// fill puts what there is into the fields, once: what somebody writes there is
// theirs.
func (p *profilePart) fill(app.Context) {
	account, _ := p.env.session.current()
	if account == nil || p.filled {
		return
	}
	p.filled = true
	fill("name", account.Name)
	choose(languageID, account.Language)
	choose(zoneID, account.Zone)
}

func (p *profilePart) Render() app.UI {
	t := text.T()
	account, _ := p.env.session.current()
	if account == nil {
		return app.Div()
	}
	return app.Div().Class("account-sections").Body(
		matter("profile", t.Account.Profile, "",
			p.picture.UI(*account),
			app.Form().NoValidate(true).Class("stack").OnSubmit(p.submit).Body(
				p.form.notice(),
				field{id: "name", name: "name", label: t.Door.Name, kind: "text", complete: "name", hint: t.Account.NameHint,
					err: p.form.errs["name"]}.UI(),
				choice{id: languageID, label: t.Common.Language, hint: t.Account.LanguageHint, options: languageOptions()}.UI(),
				choice{id: zoneID, label: t.Account.Zone, hint: t.Account.ZoneHint, err: p.form.errs[zoneID],
					options: p.zoneOptions(account.Zone)}.UI(),
				app.Div().Class("row").Body(submit(t.Account.Save, p.form.busy)))),
		p.address.UI(*account),
		p.ending.UI(*account),
	)
}

func languageOptions() []option {
	options := []option{{"", text.T().Account.LanguageAuto}}
	for _, l := range text.Languages {
		options = append(options, option{string(l.Language), l.Name})
	}
	return options
}

func (p *profilePart) zoneOptions(own string) []option {
	options := []option{{"", text.T().Account.ZoneAuto(browserZone())}}
	known := own == ""
	for _, zone := range p.zones {
		known = known || zone == own
		options = append(options, option{zone, strings.ReplaceAll(zone, "_", " ")})
	}
	if !known { // another browser knows it
		options = append(options, option{own, own})
	}
	return options
}

func (p *profilePart) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := p.ctx
	if p.form.busy {
		return
	}
	name, language, zone := strings.TrimSpace(value("name")), chosen(languageID), chosen(zoneID)
	edit := shared.ProfileEdit{Name: &name, Language: &language, Zone: &zone}
	p.form.clear()
	if name == "" {
		p.form.errs["name"] = text.T().Door.NeedName
	}
	if p.form.focusFirst(ctx, "name") {
		return
	}
	p.form.busy = true
	ctx.Async(func() {
		account, err := p.env.client.EditProfile(ctx, edit)
		p.env.note(ctx, err)
		if err == nil {
			p.env.session.enter(ctx, account)
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			if err != nil {
				p.form.refused(ctx, err, func(_, message string) string { return text.T().Common.Wrong(message) })
				return
			}
			p.env.toasts.say(text.T().Account.Saved)
			p.speak(ctx, account.Language)
		})
	})
}

// speak goes on in another language, where one has been chosen.
func (p *profilePart) speak(ctx app.Context, language string) {
	before := text.T().Language
	setPreference(languageKey, language)
	startLanguage()
	if text.T().Language != before {
		ctx.Reload()
	}
}
