package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"incharge/shared"
	"incharge/shared/rank"
)

func (o *own) buildCards() error {
	numbers := map[int64]bool{}
	for i, d := range o.file.Cards {
		what := fmt.Sprintf("cards[%d]", i)
		if err := once(o.cards, d.Card.ID, shared.NewID[shared.CardID](), what); err != nil {
			return err
		}
		if n := d.Card.Number; n < 1 || n > maxNumber || numbers[n] {
			return wrong(what, shared.Invalid("number", "is out of range or that of another one"))
		}
		numbers[d.Card.Number] = true
	}
	for i, d := range o.file.Cards {
		if err := o.card(d); err != nil {
			return wrong(fmt.Sprintf("cards[%d]", i), err)
		}
	}
	byList := map[shared.ListID][]*shared.Card{}
	for i := range o.in.Cards {
		card := &o.in.Cards[i]
		byList[card.List] = append(byList[card.List], card)
	}
	for _, cards := range byList {
		reranked(cards, func(c *shared.Card) *string { return &c.Rank })
	}
	for i, id := range newIDs[shared.CommentID](len(o.in.Comments)) {
		o.in.Comments[i].ID = id // comments of one moment stand in the order of their ids
	}
	for i, id := range newIDs[shared.AttachmentID](len(o.in.Attachments)) {
		o.in.Attachments[i].ID = id // likewise
	}
	return nil
}

// reranked gives things ranks of our own, in the order of those that they have.
func reranked[T any](things []*T, of func(*T) *string) {
	slices.SortStableFunc(things, func(a, b *T) int { return strings.Compare(*of(a), *of(b)) })
	for i, key := range rank.Spread(len(things)) {
		*of(things[i]) = key
	}
}

func (o *own) card(d shared.CardDetail) error {
	raw := d.Card
	description := ""
	if raw.Description != nil {
		description = *raw.Description
	}
	var check shared.Check
	check.Time("created_at", &raw.CreatedAt)
	check.Time("archived_at", raw.ArchivedAt)
	if err := cmp.Or(check.Err(), shared.AddCard{Card: raw.ID, List: raw.List, Title: raw.Title, Description: description,
		Start: raw.Start, Deadline: raw.Deadline, Priority: raw.Priority, Labels: raw.Labels}.Validate()); err != nil {
		return err
	}
	if raw.Start != nil && raw.Deadline != nil && raw.Deadline.Before(*raw.Start) {
		return shared.Invalid("deadline", "is before the start")
	}
	if o.lists[raw.List] == "" {
		return shared.Invalid("list", "is not in the file")
	}
	c := shared.Card{ID: o.cards[raw.ID], Number: raw.Number, List: o.lists[raw.List], Rank: raw.Rank, Title: raw.Title,
		Description: &description, Described: description != "", Priority: cmp.Or(raw.Priority, shared.PriorityNone), Labels: []shared.LabelID{},
		Start: keptTime(raw.Start), Deadline: keptTime(raw.Deadline), PIC: o.oneself(raw.PIC), Creator: o.oneself(raw.Creator),
		Collaborators: o.among(raw.Collaborators, shared.ImportOthers), Watchers: o.among(raw.Watchers, shared.ImportOthers),
		CreatedAt: kept(raw.CreatedAt), ArchivedAt: keptTime(raw.ArchivedAt), BlockedBy: shared.CardIDs{}}
	c.Accepted = raw.Accepted && c.PIC != nil
	switch {
	case c.PIC != nil:
		o.mine++
	case raw.PIC != nil:
		o.had[string(*raw.PIC)] = append(o.had[string(*raw.PIC)], raw.Number)
	}
	for _, id := range raw.Labels {
		if o.labels[id] == "" {
			return shared.Invalid("labels", "has one that is not in the file")
		}
		if !slices.Contains(c.Labels, o.labels[id]) {
			c.Labels = append(c.Labels, o.labels[id])
		}
	}
	for _, id := range raw.BlockedBy {
		if o.cards[id] == "" || id == raw.ID {
			return shared.Invalid("blocked_by", "has one that is not in the file")
		}
		c.BlockedBy = append(c.BlockedBy, o.cards[id])
	}
	slices.Sort(c.BlockedBy)
	c.BlockedBy = slices.Compact(c.BlockedBy)
	o.tally.add(shared.ImportActivity, len(d.Activity), "")
	if raw.Cover != nil {
		o.tally.add(shared.ImportCovers, 1, "")
	}
	if err := o.onCard(&c, d); err != nil {
		return err
	}
	o.in.Cards = append(o.in.Cards, c)
	return nil
}
