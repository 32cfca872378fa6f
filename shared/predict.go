package shared

import (
	"cmp"
	"slices"
	"time"
)

// Predict works out what a command would do to the board as this state knows
// it: the same rules that the server runs, on the board in memory. It changes
// nothing; apply the change to a State laid Over this one to show it. The
// error is the refusal that the server would give, or ErrUnpredictable.
func (s *State) Predict(actor UserID, now time.Time, command Command) (Change, error) {
	if err := command.Validate(); err != nil {
		return Change{}, err
	}
	member, ok := s.members.find(actor)
	if !ok || member.Role == "" {
		return Change{}, NotFound("")
	}
	tx := &memoryTx{state: Over(s), actor: member, now: *utc(&now)}
	err := Carry(tx, command)
	if _, undo := command.(Undo); undo && CodeOf(err) == CodeNotFound {
		return Change{}, ErrUnpredictable // it may be in the archive, which isn't known here
	}
	if err != nil {
		return Change{}, err
	}
	for _, list := range tx.record.Reopened() {
		tx.record.Back(tx.state.Column(list))
	}
	change := tx.record.Change()
	change.Seq, change.Board, change.Type, change.Actor, change.At = s.Seq+1, s.Board().ID, command.Type(), actor, tx.now
	sight := SightOf(member.Role, tx.state.Board().Settings)
	if sight == SightAll {
		return change, nil
	}
	if change.Seen, err = tx.record.Seen(tx.Card); err != nil {
		return Change{}, err
	}
	return change.For(actor, sight), nil
}

// memoryTx is the Tx over a State.
type memoryTx struct {
	state  *State
	actor  Member
	now    time.Time
	record Record
}

func (tx *memoryTx) Actor() Member         { return tx.actor }
func (tx *memoryTx) Now() time.Time        { return tx.now }
func (tx *memoryTx) Board() (Board, error) { return tx.state.Board(), nil }

func (tx *memoryTx) Member(id UserID) (Member, error) {
	m, ok := tx.state.members.find(id)
	return m, missing(ok && m.Role != "", "user")
}
func (tx *memoryTx) List(id ListID) (List, error) {
	l, ok := tx.state.lists.find(id)
	return l, missing(ok, "list")
}
func (tx *memoryTx) Card(id CardID) (Card, error) {
	c, ok := tx.state.cards.find(id)
	return c, missing(ok, "card")
}
func (tx *memoryTx) Label(id LabelID) (Label, error) {
	l, ok := tx.state.labels.find(id)
	return l, missing(ok, "label")
}
func (tx *memoryTx) Comment(id CommentID) (Comment, error) {
	c, ok := tx.state.Comment(id)
	return c, missing(ok, "comment")
}
func (tx *memoryTx) Checklist(id ChecklistID) (Checklist, error) {
	c, ok := tx.state.Checklist(id)
	return c, missing(ok, "checklist")
}
func (tx *memoryTx) Attachment(id AttachmentID) (Attachment, error) {
	a, ok := tx.state.Attachment(id)
	return a, missing(ok, "attachment")
}
func (tx *memoryTx) Item(id ItemID) (Item, error) {
	i, ok := tx.state.Item(id)
	return i, missing(ok, "item")
}

func missing(found bool, field string) error {
	if found {
		return nil
	}
	return NotFound(field)
}

func (tx *memoryTx) Supervisors() (int, error) {
	n := 0
	for _, m := range tx.state.members.all() {
		if m.Role == Supervisor {
			n++
		}
	}
	return n, nil
}

func (tx *memoryTx) CardsWith(id UserID) ([]Card, error) {
	with := func(c Card) bool {
		return c.PIC != nil && *c.PIC == id || c.Collaborators.Has(id) || c.Watchers.Has(id)
	}
	return sorted(tx.state.cards.all(), with, func(a, b Card) int { return cmp.Compare(a.Rank, b.Rank) }), nil
}

func (tx *memoryTx) OpenCards(list ListID, but CardID) (int, error) {
	n := 0
	for _, id := range tx.state.column(list) {
		if c, _ := tx.state.cards.find(id); c.Open() && id != but {
			n++
		}
	}
	return n, nil
}

func (tx *memoryTx) InCharge(id UserID, but CardID) (int, error) {
	return tx.state.inCharge(id, but), nil
}

// NextNumber can only be a guess: the server counts cards that others add too.
func (tx *memoryTx) NextNumber() (int64, error) {
	return tx.state.last + 1, nil
}

func (tx *memoryTx) CardGap(list ListID, self, after, before CardID) (lo, hi string, err error) {
	lo, hi = gap(without(tx.state.column(list), self), after, before, func(id CardID) string {
		c, _ := tx.state.cards.find(id)
		return c.Rank
	})
	return lo, hi, nil
}

func (tx *memoryTx) ListGap(self, after, before ListID) (lo, hi string, err error) {
	lists, _ := tx.Lists()
	var order []ListID
	for _, l := range lists {
		if l.ID != self {
			order = append(order, l.ID)
		}
	}
	lo, hi = gap(order, after, before, func(id ListID) string {
		l, _ := tx.state.lists.find(id)
		return l.Rank
	})
	return lo, hi, nil
}

// gap finds the ranks on both sides of the place that the neighbours name.
func gap[T comparable](order []T, after, before T, rankOf func(T) string) (lo, hi string) {
	at := len(order)
	if i := slices.Index(order, after); i >= 0 {
		at = i + 1
	} else if i := slices.Index(order, before); i >= 0 {
		at = i
	}
	if at > 0 {
		lo = rankOf(order[at-1])
	}
	if at < len(order) {
		hi = rankOf(order[at])
	}
	return lo, hi
}

func (tx *memoryTx) CardAt(list ListID, rank string, self CardID) (CardID, error) {
	for _, id := range tx.state.column(list) {
		if c, _ := tx.state.cards.find(id); c.Rank == rank && id != self {
			return id, nil
		}
	}
	return "", nil
}

func (tx *memoryTx) ListAt(rank string, self ListID) (ListID, error) {
	for id, l := range tx.state.lists.all() {
		if l.Rank == rank && id != self {
			return id, nil
		}
	}
	return "", nil
}

func (tx *memoryTx) CardsOf(list ListID) ([]Card, error) {
	var cards []Card
	for _, id := range tx.state.column(list) {
		c, _ := tx.state.cards.find(id)
		cards = append(cards, c)
	}
	return cards, nil
}

func (tx *memoryTx) Lists() ([]List, error) {
	return sorted(tx.state.lists.all(), func(List) bool { return true }, func(a, b List) int { return cmp.Compare(a.Rank, b.Rank) }), nil
}

func (tx *memoryTx) TextAt(CardID, string, int64) (string, bool, error) {
	return "", false, ErrUnpredictable
}

func (tx *memoryTx) Past(seq int64, command CommandID) (Past, error) {
	did, ok := tx.state.did(seq, command)
	if !ok {
		return Past{}, ErrUnpredictable
	}
	return did.past()
}

func (tx *memoryTx) Put(e Entity) error {
	e = WithSeq(e, tx.state.Seq+1)
	tx.record.Put(tx.state.lookup(e.Key()), e)
	tx.state.put(e)
	return nil
}

func (tx *memoryTx) RemoveMember(id UserID) error {
	tx.record.Remove(tx.state.lookup(Key{KindMember, string(id)}))
	tx.state.drop(Deleted{Members: []UserID{id}}, Change{Seq: tx.state.Seq + 1})
	return nil
}

func (tx *memoryTx) Clash(c TextClash) { tx.record.Clash(c) }
func (tx *memoryTx) Note(n Note)       { tx.record.Note(n) }
