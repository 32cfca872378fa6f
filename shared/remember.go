package shared

import (
	"iter"
	"slices"
)

// mostPast is how many changes a State remembers for undoing them.
const mostPast = 200

// memory is the changes that a State remembers.
type memory struct {
	commands []CommandID // the oldest first
	changes  map[CommandID]did
}

func (m *memory) keep(id CommandID, d did) {
	if m.changes == nil {
		m.changes = map[CommandID]did{}
	}
	if _, again := m.changes[id]; !again {
		m.commands = append(m.commands, id)
	}
	m.changes[id] = d
	if len(m.commands) > mostPast {
		delete(m.changes, m.commands[0])
		m.commands = slices.Delete(m.commands, 0, 1)
	}
}

// did is a change and what it replaced.
type did struct {
	change   Change // without what it changed
	numbered bool   // by the server; else the number is foretold
	record   Record
	written  []Touched // in place of it, where it was recalled
}

// Remember notes what a change is about to replace here, so that undoing it can
// be foretold: call it before Apply. The change is one that Predict has made,
// remembered by the id its command is to have, or one of the server's. Where
// not all of what it replaces is known here, nothing is noted, and its undoing
// stays ErrUnpredictable.
func (s *State) Remember(id CommandID, change Change) {
	if d, known := s.noted(change); known {
		s.past.keep(id, d)
	}
}

// Witness notes in the same way what somebody else did, so that an undo that it
// stands in the way of can say whose it is.
func (s *State) Witness(change Change) {
	if d, known := s.noted(change); known {
		s.others.keep(change.Command, d)
	}
}

func (s *State) noted(change Change) (d did, known bool) {
	if change.Trimmed || change.Seq <= s.Seq || len(change.Shown)+len(change.Hidden) > 0 { // what was before it, or after, can't be seen
		return d, false
	}
	record, known := s.record(change)
	header := Change{Seq: change.Seq, Actor: change.Actor, Type: change.Type}
	return did{change: header, numbered: change.Command != "", record: record}, known
}

// Remembered is a change of the server's that a State remembers, written down.
type Remembered struct {
	Command CommandID `json:"command"`
	Seq     int64     `json:"seq"`
	Actor   UserID    `json:"actor"`
	Type    string    `json:"type"`
	Touched []Touched `json:"touched"`
}

// Remembered writes down the latest changes that are remembered, the oldest
// first: so many at the most, and with about so many bytes in them.
func (s *State) Remembered(most, bytes int) ([]Remembered, error) {
	var all []Remembered
	for _, id := range slices.Backward(s.past.commands) {
		d := s.past.changes[id]
		past, err := d.past()
		if err != nil {
			return nil, err
		}
		for _, t := range past.Touched {
			bytes -= len(t.Before) + len(t.After)
		}
		if len(all) == most || bytes < 0 {
			break
		}
		if d.numbered {
			all = append(all, Remembered{id, past.Seq, past.Actor, past.Type, past.Touched})
		}
	}
	slices.Reverse(all)
	return all, nil
}

// Recall takes in what Remembered wrote down of this board when it was at the
// number at which it is now.
func (s *State) Recall(all []Remembered) {
	for _, r := range all {
		header := Change{Seq: r.Seq, Actor: r.Actor, Type: r.Type}
		s.past.keep(r.Command, did{change: header, numbered: true, written: r.Touched})
	}
}

// did finds a remembered change by its number or, where seq is 0, by the
// command that made it. A foretold number finds nothing: it may turn out to be
// another's.
func (s *State) did(seq int64, command CommandID) (did, bool) {
	for ; s != nil; s = s.base {
		if d, ok := s.past.changes[command]; ok && seq == 0 {
			return d, true
		}
		for _, some := range []memory{s.past, s.others} {
			for _, d := range some.changes {
				if d.numbered && d.change.Seq == seq {
					return d, true
				}
			}
		}
	}
	return did{}, false
}

func (d did) past() (Past, error) {
	touched, err := slices.Clone(d.written), error(nil)
	if touched == nil {
		touched, err = d.record.Touched()
	}
	return Past{Seq: d.change.Seq, Actor: d.change.Actor, Type: d.change.Type, Touched: touched}, err
}

// record notes what a change would do to this state, as whoever made the change
// has noted it. False: not all of that is known here.
func (s *State) record(change Change) (record Record, known bool) {
	after := Over(s)
	after.Apply(change)
	change.Cards = slices.DeleteFunc(slices.Clone(change.Cards), func(c Card) bool { return c.Seq != change.Seq }) // those of a list that is back
	for key := range change.keys() {
		was, is := s.lookup(key), after.lookup(key)
		if is == nil || was == nil && !slices.Contains(creates[change.Type], key.Kind) {
			return record, false // it was there, but not known here
		}
		if card, ok := was.(Card); ok && card.Description == nil {
			told := is.(Card).Description
			if told != nil && card.DeletedAt == nil {
				return record, false // a new text in place of one that isn't known
			}
			card.Description = told // the trash gives back what it got
			was = card
		}
		record.Put(was, is)
	}
	return record, true
}

// creates says which kind of thing the commands create that create one.
var creates = map[string][]Kind{
	AddMember{}.Type(): {KindMember}, AddList{}.Type(): {KindList}, AddCard{}.Type(): {KindCard},
	AddLabel{}.Type(): {KindLabel}, CommentCard{}.Type(): {KindComment}, DeclineCard{}.Type(): {KindComment},
	AddChecklist{}.Type(): {KindChecklist}, AddItem{}.Type(): {KindItem}, ItemToCard{}.Type(): {KindCard},
	CopyCard{}.Type():   {KindCard, KindChecklist, KindItem},
	AttachLink{}.Type(): {KindAttachment}, AttachFile{}.Type(): {KindAttachment},
}

// keys gives everything that the change touches, some of it perhaps twice.
func (c Change) keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for e := range c.Entities() {
			if !yield(e.Key()) {
				return
			}
		}
		_ = named(c.Deleted.Cards, KindCard, yield) && named(c.Deleted.Lists, KindList, yield) &&
			named(c.Deleted.Labels, KindLabel, yield) && named(c.Deleted.Comments, KindComment, yield) &&
			named(c.Deleted.Checklists, KindChecklist, yield) && named(c.Deleted.Items, KindItem, yield) &&
			named(c.Deleted.Attachments, KindAttachment, yield) &&
			named(c.Deleted.Members, KindMember, yield)
	}
}

func named[T ~string](ids []T, kind Kind, yield func(Key) bool) bool {
	for _, id := range ids {
		if !yield(Key{kind, string(id)}) {
			return false
		}
	}
	return true
}
