package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const (
	auditKindID = "audit-kind"
	auditFromID = "audit-from"
	auditToID   = "audit-to"
)

// adminAudit is the security log.
type adminAudit struct {
	app.Compo
	watcher
	env    *env
	ctx    app.Context // of the page: what an event came from may be gone when its answer is there
	filter client.AuditFilter
	name   string            // of who it is filtered by, if that is known
	titles map[string]string // of boards, as far as they are the administrator's to see
	pages[shared.AuditEvent, shared.AuditID]
}

func (p *adminAudit) OnMount(ctx app.Context) {
	p.ctx, p.list = ctx, "audit-list"
	p.filter.User = shared.UserID(ctx.Page().URL().Query().Get("user"))
	p.load("")
	p.learnTitles()
}

// load fetches the first page, or the one after a line.
func (p *adminAudit) load(after shared.AuditID) {
	filter, ctx := p.filter, p.ctx
	p.fetch(ctx, p.env, after, func(after shared.AuditID) ([]shared.AuditEvent, shared.AuditID, error) {
		page, err := p.env.client.Audit(ctx, filter, after)
		return page.Events, page.Next, err
	}, p.learnName)
}

// learnTitles finds out what boards are called that the administrator is on. The
// log has their ids alone, since it tells nobody of boards that aren't theirs.
func (p *adminAudit) learnTitles() {
	ctx := p.ctx
	ctx.Async(func() {
		boards, err := p.env.client.Boards(ctx)
		if err != nil {
			return // their ids will do
		}
		ctx.Dispatch(func(app.Context) {
			p.titles = map[string]string{}
			for _, board := range boards {
				p.titles[string(board.ID)] = board.Title
			}
		})
	})
}

// learnName finds out what the person is called that the lines are about.
func (p *adminAudit) learnName() {
	for _, event := range p.items {
		for _, person := range []*shared.AuditPerson{event.Actor, event.Subject} {
			if person != nil && person.ID == p.filter.User && person.Name != "" {
				p.name = person.Name
			}
		}
	}
}

func (p *adminAudit) Render() app.UI {
	t := text.T().Admin
	return app.Div().Class("account-sections").Body(
		matter("audit", t.Audit, t.AuditWhy,
			p.filters(),
			p.UI(t.Audit, p.line, func() app.UI { return empty("list", t.NoEvents, t.NoEventsWhy) }, p.load)))
}

func (p *adminAudit) again() {
	p.status = loading
	p.load("")
}

func (p *adminAudit) filters() app.UI {
	t := text.T().Admin
	kinds := []option{{"", t.AnyKind}}
	for _, kind := range shared.AuditKinds {
		kinds = append(kinds, option{string(kind), t.Kinds(kind)})
	}
	who := p.name
	if who == "" {
		who = t.OnePerson
	}
	return app.Div().Class("stack stack-s").Body(
		app.Form().Class("audit-filters").
			OnSubmit(func(_ app.Context, e app.Event) { e.PreventDefault() }).
			OnChange(func(app.Context, app.Event) { p.narrow() }).Body(
			choice{id: auditKindID, label: t.Kind, options: kinds}.UI(),
			field{id: auditFromID, name: "from", label: t.From, kind: "date", optional: true}.UI(),
			field{id: auditToID, name: "to", label: t.To, kind: "date", optional: true}.UI()),
		app.Div().Class("row audit-tools").Body(
			app.Div().Class("grow").Body(app.If(p.filter.User != "", func() app.UI {
				return app.Button().Type("button").ID("audit-anybody").Class("button button-small").Title(t.AnyPerson).
					Body(app.Span().Text(t.Person(who)), Icon("x").UI()).
					OnClick(func(app.Context, app.Event) { p.only("", "") })
			})),
			app.A().ID("audit-table").Class("button").Href(client.AuditTable(p.filter)).Attr("download", "incharge-audit.csv").
				Body(Icon("download").UI(), app.Text(t.Table))))
}

// narrow takes the fields over into the filter.
func (p *adminAudit) narrow() {
	p.filter.Kind = shared.AuditKind(chosen(auditKindID))
	p.filter.From, p.filter.To = day(auditFromID, 0), day(auditToID, 1)
	p.again()
}

// only has the lines of one person shown; of everybody where it is nobody.
func (p *adminAudit) only(user shared.UserID, name string) {
	p.filter.User, p.name = user, name
	p.again()
	p.ctx.Defer(func(app.Context) { focus("main") })
}

// day is when the day begins that is in a field, or one some days later, by the
// reader's clocks; zero where there is none.
func day(id string, later int) time.Time {
	at, err := time.Parse(time.DateOnly, value(id))
	if err != nil {
		return time.Time{}
	}
	at = at.AddDate(0, 0, later)
	zone := zoneAt(time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zoneAt(at)))
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zone)
}
