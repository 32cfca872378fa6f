// Package templates knows what new boards begin with: lists, labels and, where
// that helps, cards, in the language of who makes the board.
package templates

import (
	"time"

	"incharge/shared"
	"incharge/shared/rank"
)

// Content is what is on a new board.
type Content struct {
	Labels     []shared.Label
	Lists      []shared.List
	Cards      []shared.Card // with Description
	Checklists []shared.Checklist
	Items      []shared.Item
}

// phrase is a text in every language that there are templates in.
type phrase struct{ en, ko string }

type template struct {
	labels []label
	lists  []list
}

type label struct {
	name  phrase
	color shared.Color
}

type list struct {
	title    phrase
	category shared.Category
	limit    int // of cards at once; 0: none
	cards    []card
}

type card struct {
	title, text phrase
	label       int // which of the template's, from 1; 0: none
	mine        bool
	steps       phrase // title of a checklist
	items       []phrase
}

var templates = map[shared.Template]template{
	"":                    kanban,
	shared.TemplateKanban: kanban,
	shared.TemplateSprint: sprint,
	shared.TemplateBugs:   bugs,
	shared.TemplateWeekly: weekly,
	shared.TemplateFirst:  first,
}

// Of is what a board made by a template begins with, its ids new. It is in
// Korean where language is ko, else in English. by makes the board, now.
func Of(name shared.Template, language string, by shared.UserID, now time.Time) Content {
	m := &maker{ko: language == "ko", by: by, now: now}
	t := templates[name]
	for _, l := range t.labels {
		m.Labels = append(m.Labels, shared.Label{ID: shared.NewID[shared.LabelID](), Name: m.say(l.name), Color: l.color})
	}
	ranks := rank.Spread(len(t.lists))
	for i, l := range t.lists {
		made := shared.List{ID: shared.NewID[shared.ListID](), Title: m.say(l.title), Category: l.category, Rank: ranks[i]}
		if l.limit > 0 {
			made.WIPLimit = &l.limit
		}
		m.Lists = append(m.Lists, made)
		places := rank.Spread(len(l.cards))
		for j, c := range l.cards {
			m.card(c, made.ID, places[j])
		}
	}
	return m.Content
}

type maker struct {
	Content
	ko  bool
	by  shared.UserID
	now time.Time
}

func (m *maker) say(p phrase) string {
	if m.ko {
		return p.ko
	}
	return p.en
}

func (m *maker) card(c card, list shared.ListID, place string) {
	text := m.say(c.text)
	made := shared.Card{
		ID: shared.NewID[shared.CardID](), Number: int64(len(m.Cards) + 1), List: list, Rank: place,
		Title: m.say(c.title), Description: &text, Described: text != "", Priority: shared.PriorityNone,
		Labels: []shared.LabelID{}, Collaborators: shared.People{}, Watchers: shared.People{}, BlockedBy: shared.CardIDs{},
		Items: len(c.items), Creator: &m.by, CreatedAt: m.now,
	}
	if c.label > 0 {
		made.Labels = append(made.Labels, m.Labels[c.label-1].ID)
	}
	if c.mine {
		made.PIC, made.Accepted = &m.by, true
	}
	m.Cards = append(m.Cards, made)
	if len(c.items) == 0 {
		return
	}
	m.Cards[len(m.Cards)-1].Checklists = 1
	steps := shared.Checklist{ID: shared.NewID[shared.ChecklistID](), Card: made.ID, Title: m.say(c.steps), Rank: rank.Spread(1)[0]}
	m.Checklists = append(m.Checklists, steps)
	ranks := rank.Spread(len(c.items))
	for i, text := range c.items {
		m.Items = append(m.Items, shared.Item{ID: shared.NewID[shared.ItemID](), Checklist: steps.ID, Card: made.ID, Text: m.say(text), Rank: ranks[i]})
	}
}
