package shared

import (
	"reflect"
	"slices"
)

// Seen is what a change says of who sees a card, on a board where not everybody
// sees all of them. It stands for every card that the change is about, or that
// something belongs to which the change is about.
type Seen struct {
	Card     CardID      `json:"card"`
	Before   *Concerned  `json:"before,omitempty"` // nil: the same as after
	After    Concerned   `json:"after"`
	Comments []CommentID `json:"comments,omitempty"` // of the card, that the change touches
	Parts    []string    `json:"parts,omitempty"`    // so its checklists, items and attachments
}

// Seen is who sees the cards of what was noted. card finds those of which
// something was touched and they themselves weren't.
func (r *Record) Seen(card func(CardID) (Card, error)) ([]Seen, error) {
	var all []Seen
	of := func(id CardID) (*Seen, error) {
		at := slices.IndexFunc(all, func(s Seen) bool { return s.Card == id })
		if at < 0 {
			c, err := card(id)
			if err != nil {
				return nil, err
			}
			at, all = len(all), append(all, Seen{Card: id, After: c.Concerned()})
		}
		return &all[at], nil
	}
	for _, t := range r.touched {
		var id CardID
		switch e := t.after.(type) {
		case Card:
			id = e.ID
		case Comment:
			id = e.Card
		case Checklist:
			id = e.Card
		case Item:
			id = e.Card
		case Attachment:
			id = e.Card
		default:
			continue
		}
		seen, err := of(id)
		if err != nil {
			return nil, err
		}
		switch e := t.after.(type) {
		case Card:
			seen.After = e.Concerned()
			if before, known := t.before.(Card); known && !reflect.DeepEqual(before.Concerned(), seen.After) {
				seen.Before = new(before.Concerned())
			}
		case Comment:
			seen.Comments = append(seen.Comments, e.ID)
		case Checklist, Item, Attachment:
			seen.Parts = append(seen.Parts, t.after.Key().ID)
		}
	}
	for _, card := range r.back {
		if !slices.ContainsFunc(all, func(s Seen) bool { return s.Card == card.ID }) {
			all = append(all, Seen{Card: card.ID, After: card.Concerned()})
		}
	}
	return all, nil
}

// sees tells how a card is to somebody, before and after the change.
func (s Seen) sees(user UserID, sight Sight) (before, after bool) {
	after = sight.Shows(user, s.After)
	if s.Before == nil {
		return after, after
	}
	return sight.Shows(user, *s.Before), after
}

// Look says what somebody sees of the change: those for whom it is the same get
// the same change.
func (c Change) Look(user UserID, sight Sight) string {
	if sight == SightAll {
		return string(sight)
	}
	look := make([]byte, len(c.Seen))
	for i, s := range c.Seen {
		look[i] = '0'
		before, after := s.sees(user, sight)
		if before {
			look[i]++
		}
		if after {
			look[i] += 2
		}
	}
	return string(look)
}

// For is the change as somebody gets it: with what they don't see taken out. A
// card that they no longer see is one of the deleted.
func (c Change) For(user UserID, sight Sight) Change {
	seen := c.Seen
	c.Seen = nil
	if sight == SightAll {
		return c
	}
	shown, gone := map[CardID]bool{}, c.Deleted
	comments, parts := map[CommentID]CardID{}, map[string]CardID{}
	gone.Cards = nil
	for _, s := range seen {
		before, after := s.sees(user, sight)
		shown[s.Card] = after
		for _, id := range s.Comments {
			comments[id] = s.Card
		}
		for _, id := range s.Parts {
			parts[id] = s.Card
		}
		switch {
		case after && !before:
			c.Shown = append(c.Shown, s.Card)
		case before && !after:
			c.Hidden = append(c.Hidden, s.Card)
			gone.Cards = append(gone.Cards, s.Card)
		case after && slices.Contains(c.Deleted.Cards, s.Card):
			gone.Cards = append(gone.Cards, s.Card)
		}
	}
	gone.Comments = those(c.Deleted.Comments, func(id CommentID) bool { return shown[comments[id]] })
	gone.Checklists = those(c.Deleted.Checklists, func(id ChecklistID) bool { return shown[parts[string(id)]] })
	gone.Items = those(c.Deleted.Items, func(id ItemID) bool { return shown[parts[string(id)]] })
	gone.Attachments = those(c.Deleted.Attachments, func(id AttachmentID) bool { return shown[parts[string(id)]] })
	c.Deleted = gone
	c.Cards = those(c.Cards, func(card Card) bool { return shown[card.ID] })
	c.Comments = those(c.Comments, func(comment Comment) bool { return shown[comment.Card] })
	c.Checklists = those(c.Checklists, func(checklist Checklist) bool { return shown[checklist.Card] })
	c.Items = those(c.Items, func(item Item) bool { return shown[item.Card] })
	c.Attachments = those(c.Attachments, func(attachment Attachment) bool { return shown[attachment.Card] })
	c.Moves = those(c.Moves, func(move Move) bool { return shown[move.Card] })
	c.Conflicts = those(c.Conflicts, func(clash TextClash) bool { return shown[clash.Card] })
	c.Notes = those(c.Notes, func(note Note) bool { return shown[note.Card] })
	c.Edits = those(c.Edits, func(edit Edit) bool { return shown[edit.Card] })
	return c
}

// Head is what is left of a change that is to be read with the board anew.
func (c Change) Head() Change {
	return Change{Seq: c.Seq, Board: c.Board, Command: c.Command, Type: c.Type, Actor: c.Actor, At: c.At, Trimmed: true}
}

// those are the ones that keep lets through, nil where there are none.
func those[T any](all []T, keep func(T) bool) []T {
	var kept []T
	for _, one := range all {
		if keep(one) {
			kept = append(kept, one)
		}
	}
	return kept
}
