package importer

import (
	"slices"
	"strconv"
	"strings"

	"incharge/shared"
	"incharge/shared/rank"
)

// maxNumber is the highest card number that is taken over.
const maxNumber = 1_000_000_000

// cards carries over every card with its number, list, place and dates.
func (b *builder) cards() {
	byList := map[shared.ListID][]*card{}
	for i := range b.raw.cards {
		c := b.card(&b.raw.cards[i])
		b.work = append(b.work, c)
		remember(b, b.cardOf, c.raw.id, c)
		byList[c.List] = append(byList[c.List], c)
	}
	b.numbers()
	for _, list := range b.in.Lists {
		ordered := sorted(byList[list.ID], func(c *card) string { return c.raw.pos })
		for i, key := range rank.Spread(len(ordered)) {
			ordered[i].Rank = key
		}
	}
}

func (b *builder) card(raw *rawCard) *card {
	c := &card{raw: raw}
	c.ID, c.Priority = shared.NewID[shared.CardID](), shared.PriorityNone
	c.CreatedAt = b.dateOr(raw.made, raw.id, b.now)
	var whole string
	c.Title, whole = b.title(raw.name, "Untitled card", shared.MaxTitle)
	if whole != "" {
		b.tally.add(shared.ImportLongTitle, 1, c.Title)
		c.head = "**Full title:** " + whole
	}
	var known bool
	if c.List, known = b.listOf[raw.list]; !known {
		c.List = b.imported
		b.tally.add(shared.ImportLostList, 1, c.Title)
	}
	c.Start, c.Deadline = b.date(raw.start), b.date(raw.due)
	if c.Start != nil && c.Deadline != nil && c.Deadline.Before(*c.Start) {
		c.notes = append(c.notes, "Start: "+c.Start.Format(shownDate))
		c.Start = nil
		b.tally.add(shared.ImportDueFirst, 1, c.Title)
	}
	if raw.closed {
		archived := b.now
		for _, text := range []string{raw.lastActivity, raw.dateClosed} {
			if t := b.date(text); t != nil {
				archived = *t
			}
		}
		c.ArchivedAt = &archived
	}
	if b.yours != "" && slices.Contains(raw.idMembers, b.yours) {
		c.Collaborators = shared.People{b.you.ID} // there, nobody of a card's members is in charge of it
		b.mine++
	}
	b.cardLabels(c)
	b.cardFields(c)
	return c
}

// cardLabels puts a card's labels on it: old exports have only the labels,
// new ones their ids as well.
func (b *builder) cardLabels(c *card) {
	c.Labels = []shared.LabelID{}
	told := make(map[string]bool, len(c.raw.labels))
	for _, raw := range c.raw.labels {
		if told[raw.id] {
			continue
		}
		told[raw.id] = raw.id != ""
		if at, known := b.labelFor(raw); known {
			b.cardLabel(c, b.in.Labels[at])
		} else {
			b.noRoom(c, raw.name, raw.color)
		}
	}
	for _, text := range c.raw.idLabels {
		if told[text] {
			continue
		}
		told[text] = true
		if at, known := b.labelOf[text]; known {
			b.cardLabel(c, b.in.Labels[at])
		} else {
			b.tally.add(shared.ImportLostLabel, 1, "")
		}
	}
}

func (b *builder) cardLabel(c *card, label shared.Label) {
	switch {
	case slices.Contains(c.Labels, label.ID):
	case len(c.Labels) < shared.MaxCardLabels:
		c.Labels = append(c.Labels, label.ID)
	default:
		b.noRoom(c, label.Name, string(label.Color))
	}
}

// noRoom writes a label into the description: its card or board has too many.
func (b *builder) noRoom(c *card, name, color string) {
	b.tally.add(shared.ImportManyLabels, 1, "")
	c.notes = append(c.notes, "Label: "+strings.TrimSpace(b.line(name+" "+color)))
}

// numbers gives each card the number it had; where that is missing, taken or
// absurd, the next one after the highest.
func (b *builder) numbers() {
	taken := map[int64]bool{}
	var highest int64
	for _, c := range b.work {
		n, err := strconv.ParseInt(c.raw.number, 10, 64)
		if err != nil || n < 1 || n > maxNumber || taken[n] {
			continue
		}
		taken[n], c.Number, highest = true, n, max(highest, n)
	}
	for _, c := range b.work {
		if c.Number == 0 {
			highest++
			c.Number = highest
			b.tally.add(shared.ImportNewNumber, 1, c.Title)
		}
	}
}
