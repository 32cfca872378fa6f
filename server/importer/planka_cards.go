package importer

import (
	"strconv"

	"incharge/shared"
)

// onCards puts onto the cards what Planka keeps beside them.
func (p *plankaBoard) onCards(e *export) {
	cards := map[string]*rawCard{}
	for i := range e.cards {
		e.cards[i].number = strconv.Itoa(i + 1)
		cards[e.cards[i].id] = &e.cards[i]
	}
	for _, m := range p.cardMembers {
		if c := cards[m.CardID]; c != nil {
			c.idMembers = append(c.idMembers, m.UserID)
		}
	}
	for _, l := range p.cardLabels {
		if c := cards[l.CardID]; c != nil {
			c.idLabels = append(c.idLabels, l.LabelID)
		}
	}
	for _, v := range p.values {
		if c := cards[v.CardID]; c != nil {
			c.values = append(c.values, rawValue{field: v.FieldID, text: v.Content})
		}
	}
	for _, a := range p.attachments {
		c := cards[a.CardID]
		if c == nil {
			continue
		}
		address := a.Data.URL
		if address == "" {
			address = a.URL
		}
		if a.Type != "link" {
			p.files++
		}
		c.attachments = append(c.attachments, rawAttachment{id: a.ID, name: a.Name, url: address, date: a.CreatedAt})
	}
	p.tasksOf(e, cards)
}

// tasksOf makes checklists of the lists of tasks. Before version 2 a card had
// its tasks in no list: they are in one of their own here.
func (p *plankaBoard) tasksOf(e *export, cards map[string]*rawCard) {
	at := map[string]int{}
	for _, l := range p.taskLists {
		at[l.ID] = len(e.checklists)
		e.checklists = append(e.checklists, rawChecklist{id: l.ID, name: l.Name, card: l.CardID, pos: l.Position.String()})
	}
	for _, t := range p.tasks {
		list, ok := at[t.TaskListID]
		if !ok && cards[t.CardID] != nil {
			own := "tasks of " + t.CardID
			if list, ok = at[own]; !ok {
				list, ok = len(e.checklists), true
				at[own] = list
				e.checklists = append(e.checklists, rawChecklist{id: own, name: "Tasks", card: t.CardID})
			}
		}
		if !ok {
			continue
		}
		item := rawItem{id: t.ID, name: t.Name, pos: t.Position.String(), assigned: t.AssigneeUserID != "", state: "incomplete"}
		if linked := cards[t.LinkedCardID]; linked != nil && item.name == "" {
			item.name = linked.name
		}
		if t.IsCompleted {
			item.state = complete
		}
		e.checklists[list].items = append(e.checklists[list].items, item)
	}
}

// plankaColors are the colours of the palette that Planka's come nearest to.
var plankaColors = map[string]shared.Color{
	"muddy-grey": "gray", "dark-granite": "gray", "light-concrete": "gray", "grey-stone": "gray", "gun-metal": "gray", "silver-glint": "gray",
	"wet-rock": "gray", "berry-red": "red", "red-burgundy": "red", "piggy-red": "pink", "pink-tulip": "pink", "sugar-plum": "purple",
	"lilac-eyes": "purple", "lavender-fields": "purple", "sweet-lilac": "purple", "apricot-red": "red", "autumn-leafs": "orange",
	"pumpkin-orange": "orange", "light-orange": "orange", "orange-peel": "orange", "shady-rust": "orange", "light-cocoa": "orange",
	"light-mud": "orange", "desert-sand": "yellow", "egg-yellow": "yellow", "pirate-gold": "yellow", "fresh-salad": "lime",
	"sunny-grass": "lime", "bright-moss": "lime", "tank-green": "green", "modern-green": "green", "wet-moss": "green", "coral-green": "teal",
	"turquoise-sea": "teal", "lagoon-blue": "sky", "morning-sky": "sky", "summer-sky": "sky", "antique-blue": "blue", "midnight-blue": "blue",
	"navy-blue": "blue", "deep-ocean": "blue", "french-coast": "blue",
}
