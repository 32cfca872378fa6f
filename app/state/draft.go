package state

import (
	"slices"
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
	d := Draft{Card: card, Field: field, Read: text(b.View(), card, field), Base: b.confirmed.Seq}
	if known(b.confirmed, card, field) && text(b.confirmed, card, field) == d.Read {
		return d
	}
	// It is one's own, and has no number yet: the latest that says it.
	for _, p := range slices.Backward(b.pending) {
		if p.answer != nil {
			if became, told := becameOf(*p.answer, d.place()); told && became == d.Read {
				d.Base = p.answer.Seq
				return d
			}
		} else if p.Draft != nil && p.Draft.place() == d.place() && p.wrote() == d.Read {
			d.Base = p.Draft.Base
			return d
		}
	}
	return d
}

// Stale says whether the text is known to have become another one since the
// draft was begun.
func (b *Board) Stale(d Draft) bool {
	return known(b.View(), d.Card, d.Field) && text(b.View(), d.Card, d.Field) != d.Read
}

// Save takes in what a draft has become, as Do does.
func (b *Board) Save(d Draft, wrote string, now time.Time) (Entry, error) {
	if known(b.confirmed, d.Card, d.Field) && text(b.confirmed, d.Card, d.Field) == d.Read {
		d.Base = b.confirmed.Seq // it stands as it was read: there is nothing to merge
	}
	e, err := Sealed(b.ID(), d.edit(wrote), now)
	if err != nil {
		return e, err
	}
	e.Draft = &d
	e = b.upToDate(e)
	command, err := e.Envelope().Open()
	if err != nil {
		return e, err
	}
	return b.queue(e, command)
}

// upToDate bases a text on what has become of the one that was read, where that
// was one's own.
func (b *Board) upToDate(e Entry) Entry {
	for _, p := range b.pending {
		if p.answer == nil && p.Draft != nil && p.Draft.place() == e.Draft.place() && slices.Contains(p.was, e.Draft.Read) {
			next, _ := e.onto(p.wrote(), p.Draft.Base)
			return next
		}
	}
	before, ok := b.last[e.Draft.place()]
	if !ok || before.change.Seq <= e.Draft.Base {
		return e
	}
	if slices.Contains(before.was, e.Draft.Read) {
		e, _ = e.onto(before.entry.wrote(), e.Draft.Base)
	}
	for _, next := range Chain(before.entry, before.change, []Entry{e}) {
		e = next
	}
	return e
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

// last is the last of one's own commands that set a text, and what became of
// it. It may be answered while the next is still being written.
type last struct {
	entry  Entry
	was    []string // texts that it wrote before they were brought up to date
	change shared.Change
}

// answered brings the texts up to date that follow on a command of one's own,
// those that wait and those still to be written.
func (b *Board) answered(change shared.Change) {
	at := b.find(change.Command)
	if at < 0 {
		return
	}
	e := b.pending[at].Entry
	var waiting []Entry
	for _, p := range b.pending[at+1:] {
		waiting = append(waiting, p.Entry)
	}
	for _, next := range Chain(e, change, waiting) {
		b.pending[b.find(next.ID)].become(next)
		b.old = true
	}
	for _, card := range change.Cards {
		for _, field := range []Field{Title, Description} {
			text := place{card.ID, field}
			if _, told := becameOf(change, text); told {
				b.last[text] = last{e, b.pending[at].was, shared.Change{Seq: change.Seq, Cards: []shared.Card{card}, Conflicts: change.Conflicts}}
			}
		}
	}
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

// known says whether text tells what a field says.
func known(s *shared.State, id shared.CardID, field Field) bool {
	card, ok := s.Card(id)
	return ok && (field == Title || card.Description != nil || !card.Described)
}
