package shared

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// Record notes what a command does while it does it: each entity as it was and
// as it became. The zero value is ready. Both sides make their changes with
// it, so that a predicted change and the real one have the same shape.
type Record struct {
	touched []touch
	clashes []TextClash
	notes   []Note
	back    []Card
}

type touch struct{ before, after Entity }

// Put notes that before became after. before is nil for what is new; of an
// entity that is put more than once the first before counts.
func (r *Record) Put(before, after Entity) {
	for i, t := range r.touched {
		if t.after != nil && t.after.Key() == after.Key() {
			r.touched[i].after = after
			return
		}
	}
	r.touched = append(r.touched, touch{before, after})
}

// Remove notes that something is no longer there at all.
func (r *Record) Remove(before Entity) { r.touched = append(r.touched, touch{before, nil}) }

// Clash notes a text that could not be merged.
func (r *Record) Clash(c TextClash) { r.clashes = append(r.clashes, c) }

// Note notes what the history of a card says of this.
func (r *Record) Note(n Note) { r.notes = append(r.notes, n) }

// Back notes the cards of lists that are open again. They are as they were, but
// whoever has read the board in between doesn't know them.
func (r *Record) Back(cards []Card) { r.back = append(r.back, cards...) }

// Reopened are the lists that are open and weren't before.
func (r *Record) Reopened() []ListID {
	var lists []ListID
	for _, t := range r.touched {
		before, known := t.before.(List)
		if after, list := t.after.(List); known && list && !before.Open() && after.Open() {
			lists = append(lists, after.ID)
		}
	}
	return lists
}

// Change is what was noted, for everybody who watches the board. Who did it,
// when and as which number is the caller's to fill in.
func (r *Record) Change() Change {
	change := Change{Conflicts: r.clashes, Notes: r.notes, Edits: r.edits()}
	for _, t := range r.touched {
		if m, removed := t.before.(Member); removed && t.after == nil {
			change.Deleted.Members = append(change.Deleted.Members, m.User.ID)
		}
		switch after := t.after.(type) {
		case Board:
			change.Boards = append(change.Boards, after)
		case Member:
			change.Members = append(change.Members, after)
		case Checklist:
			if after.DeletedAt != nil {
				change.Deleted.Checklists = append(change.Deleted.Checklists, after.ID)
			} else {
				change.Checklists = append(change.Checklists, after)
			}
		case Item:
			if after.DeletedAt != nil {
				change.Deleted.Items = append(change.Deleted.Items, after.ID)
			} else {
				change.Items = append(change.Items, after)
			}
		case Attachment:
			if after.DeletedAt != nil {
				change.Deleted.Attachments = append(change.Deleted.Attachments, after.ID)
			} else {
				change.Attachments = append(change.Attachments, after)
			}
		case List:
			before, _ := t.before.(List)
			change.addList(before, after)
		case Label:
			if after.DeletedAt != nil {
				change.Deleted.Labels = append(change.Deleted.Labels, after.ID)
			} else {
				change.Labels = append(change.Labels, after)
			}
		case Comment:
			if after.DeletedAt != nil {
				change.Deleted.Comments = append(change.Deleted.Comments, after.ID)
			} else {
				change.Comments = append(change.Comments, after)
			}
		case Card:
			before, known := t.before.(Card)
			change.addCard(before, known, after)
		}
	}
	for _, card := range r.back {
		if !slices.ContainsFunc(change.Cards, func(c Card) bool { return c.ID == card.ID }) {
			card.Description = nil
			change.Cards = append(change.Cards, card)
		}
	}
	return change
}

// addList names a list that is gone. In full it is told only with what else
// has changed.
func (c *Change) addList(before, after List) {
	if after.DeletedAt != nil {
		c.Deleted.Lists = append(c.Deleted.Lists, after.ID)
		before.DeletedAt, before.Seq = after.DeletedAt, after.Seq
		if reflect.DeepEqual(before, after) {
			return
		}
	}
	c.Lists = append(c.Lists, after)
}

// addCard names a card that is gone, as addList does. It leaves the description
// out where it has not changed: it may be long, and everybody who wants it has
// it. A card back from the trash has it.
func (c *Change) addCard(before Card, known bool, after Card) {
	if after.DeletedAt != nil {
		c.Deleted.Cards = append(c.Deleted.Cards, after.ID)
		before.DeletedAt, before.Seq = after.DeletedAt, after.Seq
		if reflect.DeepEqual(before, after) {
			return
		}
	}
	if known && before.List != after.List {
		c.Moves = append(c.Moves, Move{Card: after.ID, From: before.List, To: after.List})
	}
	back := before.DeletedAt != nil && after.DeletedAt == nil
	if known && !back && text(before.Description) == text(after.Description) {
		after.Description = nil
	}
	c.Cards = append(c.Cards, after)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Touched is what was noted, for undoing it: of each entity the fields that
// differ, as they were and as they became.
func (r *Record) Touched() ([]Touched, error) {
	touched := make([]Touched, 0, len(r.touched))
	for _, t := range r.touched {
		entry, err := t.fields()
		if err != nil {
			return nil, err
		}
		touched = append(touched, entry)
	}
	return touched, nil
}

func (t touch) fields() (Touched, error) {
	before, err := rawFields(t.before)
	if err != nil {
		return Touched{}, err
	}
	after, err := rawFields(t.after)
	if err != nil {
		return Touched{}, err
	}
	if t.before == nil {
		return Touched{Key: t.after.Key(), After: json.RawMessage("{}")}, nil
	}
	entry := Touched{Key: t.before.Key()}
	for name, was := range before {
		if other := follows[name]; other != "" && !bytes.Equal(before[other], after[other]) {
			continue // even where it came out the same
		}
		if bytes.Equal(was, after[name]) {
			delete(before, name)
			delete(after, name)
		}
	}
	if entry.Before, err = json.Marshal(before); err != nil {
		return Touched{}, fmt.Errorf("encode what was there: %w", err)
	}
	if t.after != nil {
		if entry.After, err = json.Marshal(after); err != nil {
			return Touched{}, fmt.Errorf("encode what became of it: %w", err)
		}
	}
	return entry, nil
}

func rawFields(e Entity) (map[string]json.RawMessage, error) {
	fields := map[string]json.RawMessage{}
	if e == nil {
		return fields, nil
	}
	data, err := json.Marshal(e)
	if err == nil {
		err = json.Unmarshal(data, &fields)
	}
	if err != nil {
		return nil, fmt.Errorf("encode a %s: %w", e.Key().Kind, err)
	}
	return fields, nil
}

// WithSeq is the entity as touched by the change with that number.
func WithSeq(e Entity, seq int64) Entity {
	switch e := e.(type) {
	case Board:
		e.Seq = seq
		return e
	case Member:
		e.Seq = seq
		return e
	case List:
		e.Seq = seq
		return e
	case Card:
		e.Seq = seq
		return e
	case Label:
		e.Seq = seq
		return e
	case Comment:
		e.Seq = seq
		return e
	case Checklist:
		e.Seq = seq
		return e
	case Item:
		e.Seq = seq
		return e
	case Attachment:
		e.Seq = seq
		return e
	}
	return e
}
