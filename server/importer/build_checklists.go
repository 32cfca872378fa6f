package importer

import (
	"incharge/shared"
	"incharge/shared/rank"
)

// checklists carries over every checklist with its items.
func (b *builder) checklists() {
	b.ownChecklists()
	for _, c := range b.work {
		ordered := sorted(c.checklists, func(l *rawChecklist) string { return l.pos })
		keys := rank.Spread(len(ordered))
		for i, raw := range ordered {
			list := shared.Checklist{
				ID: shared.NewID[shared.ChecklistID](), Card: c.ID, Rank: keys[i],
				Title: b.onCard(c, "Checklist", raw.name, "Checklist", shared.MaxName),
			}
			b.in.Checklists = append(b.in.Checklists, list)
			c.Checklists++
			b.items(c, list.ID, raw.items)
		}
	}
}

// ownChecklists finds each checklist's card: it names it, or lies in it, or,
// in the oldest exports, the card names its checklists.
func (b *builder) ownChecklists() {
	named := map[string]*card{}
	for _, c := range b.work {
		for _, id := range c.raw.idChecklists {
			if named[id] == nil {
				named[id] = c
			}
		}
	}
	seen := map[string]bool{}
	for i := range b.raw.checklists {
		raw := &b.raw.checklists[i]
		seen[raw.id] = raw.id != ""
		c := b.cardOf[raw.card]
		if c == nil {
			c = named[raw.id]
		}
		if c == nil {
			b.tally.add(shared.ImportLostChecklist, 1, b.line(raw.name))
			continue
		}
		c.checklists = append(c.checklists, raw)
	}
	for _, c := range b.work {
		for i := range c.raw.checklists {
			if raw := &c.raw.checklists[i]; !seen[raw.id] {
				c.checklists = append(c.checklists, raw)
			}
		}
	}
}

// items carries over a checklist's items. Whether they are done stands on the
// item or, before 2014, on the card.
func (b *builder) items(c *card, list shared.ChecklistID, raw []rawItem) {
	ordered := sorted(raw, func(item rawItem) string { return item.pos })
	ticked := make(map[string]bool, len(c.raw.ticked))
	for _, id := range c.raw.ticked {
		ticked[id] = true
	}
	for i, key := range rank.Spread(len(ordered)) {
		r := ordered[i]
		item := shared.Item{
			ID: shared.NewID[shared.ItemID](), Checklist: list, Card: c.ID, Rank: key,
			Text: b.onCard(c, "Item", r.name, "Untitled item", shared.MaxItem),
			Done: r.state == complete || (r.state == "" && ticked[r.id]),
			Due:  b.date(r.due),
		}
		b.in.Items = append(b.in.Items, item)
		c.Items++
		if item.Done {
			c.ItemsDone++
		}
		if r.assigned {
			b.tally.add(shared.ImportItemAssigned, 1, "")
		}
		if r.reminder {
			b.tally.add(shared.ImportReminders, 1, "")
		}
	}
}
