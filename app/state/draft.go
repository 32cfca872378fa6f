package state

import (
	"time"

	"incharge/shared"
)

// Field is a text of a card that people write together.
type Field string

const (
	Title       Field = "title"
	Description Field = "description"
)

// Draft is a text that somebody has begun to change: which it is and what they
// read. From that the server can tell what they changed from what others did.
type Draft struct {
	Card  shared.CardID `json:"card"`
	Field Field         `json:"field"`
	Read  string        `json:"read"`
	Base  int64         `json:"base"` // a number at which the text was what Read grew out of
}

// Begin starts to change a text as it is shown now.
func (b *Board) Begin(card shared.CardID, field Field) Draft {
	return Draft{Card: card, Field: field, Read: text(b.View(), card, field), Base: b.confirmed.Seq}
}

// Stale says whether the text has become another one since the draft was begun.
func (b *Board) Stale(d Draft) bool { return text(b.View(), d.Card, d.Field) != d.Read }

// Save queues what a draft has become.
func (b *Board) Save(d Draft, wrote string, now time.Time) (shared.CommandID, error) {
	return b.queue(&pending{command: b.based(d.edit(wrote), d), at: now, draft: &d})
}

// edit is the command that a draft becomes.
func (d Draft) edit(wrote string) shared.EditCard {
	edit := shared.EditCard{Card: d.Card, Base: &d.Base}
	if d.Field == Title {
		edit.Title = &wrote
	} else {
		edit.Description = &wrote
	}
	return edit
}

// based gives an edit the number at which its text was read. What was read may
// have been one's own, with no number yet, or may stand unchanged: where it is
// what is confirmed, the latest number is right, and there is nothing to merge.
func (b *Board) based(command shared.Command, d Draft) shared.Command {
	edit, ok := command.(shared.EditCard)
	if !ok {
		return command
	}
	base := d.Base
	if text(b.confirmed, d.Card, d.Field) == d.Read {
		base = b.confirmed.Seq
	}
	edit.Base = &base
	return edit
}

// text is what a field says; nothing where it isn't known.
func text(s *shared.State, id shared.CardID, field Field) string {
	card, ok := s.Card(id)
	switch {
	case !ok:
		return ""
	case field == Title:
		return card.Title
	case card.Description != nil:
		return *card.Description
	}
	return ""
}
