package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// filterChip is one thing that the filter asks for, which it can be rid of.
type filterChip struct {
	words   string
	color   shared.Color // of a label
	without views.Filter
}

func (c filterChip) UI(p *boardPage) app.UI {
	class := "filter-chip"
	if c.color != "" {
		class += " filter-chip-label"
	}
	return app.Button().Type("button").Class(class).DataSet("color", c.color).Aria("label", text.T().Views.Without(c.words)).
		Body(app.Span().Class("clip").Text(c.words), Icon("x").UI()).
		OnClick(func(app.Context, app.Event) {
			p.refilter(c.without)
			focus(filterOpenID)
		}, app.EventScope(c.without.String()))
}

// chips are all that the filter asks for.
func (s *viewStrip) chips() []filterChip {
	f, t := s.page.filter, text.T().Views
	var all []filterChip
	add := func(words string, color shared.Color, change func(*views.Filter)) {
		without := f
		change(&without)
		all = append(all, filterChip{words, color, without})
	}
	if f.Words != "" {
		add("“"+f.Words+"”", "", func(f *views.Filter) { f.Words = "" })
	}
	if f.Mine {
		add(t.Mine, "", func(f *views.Filter) { f.Mine = false })
	}
	for _, pic := range f.PICs {
		add(s.page.picName(pic), "", func(f *views.Filter) { f.PICs = views.Toggled(f.PICs, pic) })
	}
	for _, id := range f.Labels {
		label, there := s.page.board.View().Label(id)
		words := labelName(label)
		if !there {
			words = t.Gone
		}
		add(words, label.Color, func(f *views.Filter) { f.Labels = views.Toggled(f.Labels, id) })
	}
	for _, due := range f.Dues {
		add(dueName(due), "", func(f *views.Filter) { f.Dues = views.Toggled(f.Dues, due) })
	}
	return all
}

// picName names one whom a filter asks for.
func (p *boardPage) picName(pic string) string {
	t := text.T().Views
	switch pic {
	case views.Me:
		return t.Me
	case views.Nobody:
		return t.Nobody
	}
	if m, ok := p.board.View().Member(shared.UserID(pic)); ok {
		return m.User.Name
	}
	return t.Gone
}

// labelName is what a label is called, by its colour where it has no name.
func labelName(l shared.Label) string {
	if l.Name == "" {
		return text.T().Labels.Colors(l.Color)
	}
	return l.Name
}

func dueName(due views.Due) string {
	t := text.T().Views
	switch due {
	case views.Overdue:
		return t.DueOverdue
	case views.Today:
		return t.DueToday
	case views.Week:
		return t.DueWeek
	default:
		return t.DueNone
	}
}
