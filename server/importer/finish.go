package importer

import (
	"cmp"
	"slices"
	"strings"

	"incharge/shared"
)

// finish writes the descriptions, now that all that goes into them is known,
// and puts the cards in their order.
func (b *builder) finish() {
	board := &b.in.Board
	text := b.described("", b.text(b.raw.desc), b.notes)
	pieces := split(text, shared.MaxDescription)
	board.Description = pieces[0]
	if len(pieces) > 1 {
		b.tally.add(shared.ImportLongBoard, 1, "")
	}
	place := make(map[shared.ListID]int, len(b.in.Lists))
	for i, list := range b.in.Lists {
		place[list.ID] = i
	}
	for _, c := range b.work {
		b.describe(c)
		apart(c.said)
		c.Comments = len(c.said)
	}
	slices.SortFunc(b.work, func(a, b *card) int {
		return cmp.Or(place[a.List]-place[b.List], strings.Compare(a.Rank, b.Rank))
	})
	for _, c := range b.work {
		b.in.Comments = append(b.in.Comments, c.said...)
		b.in.Cards = append(b.in.Cards, c.Card)
	}
}

// describe writes a card's description. What is more than one may hold goes
// on in comments, before those that people wrote.
func (b *builder) describe(c *card) {
	pieces := split(b.described(c.head, b.text(c.raw.desc), c.notes), shared.MaxDescription)
	c.Description, c.Described = &pieces[0], pieces[0] != ""
	if len(pieces) == 1 {
		return
	}
	b.tally.add(shared.ImportLongText, 1, c.Title)
	people := c.said
	c.said = nil
	b.say(c, shared.Comment{Name: "Description, continued", Body: strings.Join(pieces[1:], ""), At: c.CreatedAt})
	c.said = append(c.said, people...)
}

// described is a description between what goes before it and what goes after.
func (b *builder) described(head, text string, notes []string) string {
	parts := make([]string, 0, 3)
	if head != "" {
		parts = append(parts, head)
	}
	if text != "" {
		parts = append(parts, text)
	}
	if len(notes) > 0 {
		if len(parts) > 0 {
			parts = append(parts, "---")
		}
		parts = append(parts, "**From "+b.raw.program+"**\n\n- "+strings.Join(notes, "\n- "))
	}
	return strings.Join(parts, "\n\n")
}
