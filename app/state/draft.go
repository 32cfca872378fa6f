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
	Card  shared.CardID
	Field Field
	Read  string
	base  int64
}

// Begin starts to change a text as it is shown now.
func (b *Board) Begin(card shared.CardID, field Field) Draft {
	return Draft{Card: card, Field: field, Read: text(b.View(), card, field), base: b.confirmed.Seq}
}

// Stale says whether the text has become another one since the draft was begun.
func (b *Board) Stale(d Draft) bool { return text(b.View(), d.Card, d.Field) != d.Read }

// Save queues what a draft has become.
func (b *Board) Save(d Draft, wrote string, now time.Time) (shared.CommandID, error) {
	command := shared.EditCard{Card: d.Card}
	if d.Field == Title {
		command.Title = &wrote
	} else {
		command.Description = &wrote
	}
	return b.queue(&pending{command: b.based(command, d), at: now, draft: &d})
}

// based gives an edit the number at which its text was read. What was read may
// have been one's own, with no number yet, or may stand unchanged: where it is
// what is confirmed, the latest number is right, and there is nothing to merge.
func (b *Board) based(command shared.Command, d Draft) shared.Command {
	edit, ok := command.(shared.EditCard)
	if !ok {
		return command
	}
	base := d.base
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
