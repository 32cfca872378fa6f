package shared

import (
	"cmp"
	"slices"
	"time"
)

// State is a board in memory: what one reader knows of it. The browser keeps
// two, the confirmed one and, laid over it, the one with its own pending
// commands; a State over another answers from itself first. It is not safe for
// concurrent use. What it hands out must not be written to.
type State struct {
	Seq  int64
	base *State

	board       *Board
	members     table[UserID, Member]
	labels      table[LabelID, Label]
	lists       table[ListID, List]
	cards       table[CardID, Card]
	comments    table[CommentID, Comment]
	checklists  table[ChecklistID, Checklist]
	items       table[ItemID, Item]
	attachments table[AttachmentID, Attachment]
	columns     map[ListID][]CardID // in order, with what is archived or trashed
	last        int64               // the highest number that a card is known to have
	shown       int64               // the last change with which cards came into sight
	past        memory
	others      memory
}

// Over is a State laid over base: it shows base until something is put into
// it, and never changes base, which must not change meanwhile.
func Over(base *State) *State {
	return &State{
		Seq: base.Seq, base: base,
		members: tableOver(&base.members), labels: tableOver(&base.labels),
		lists: tableOver(&base.lists), cards: tableOver(&base.cards),
		comments: tableOver(&base.comments), checklists: tableOver(&base.checklists),
		items: tableOver(&base.items), attachments: tableOver(&base.attachments),
		columns: map[ListID][]CardID{}, last: base.last,
	}
}

// NewState is the state that a snapshot describes.
func NewState(snapshot Snapshot) *State {
	s := Over(&State{Seq: snapshot.Seq, board: &snapshot.Board})
	for _, m := range snapshot.Members {
		s.members.take(m)
	}
	for _, l := range snapshot.Labels {
		s.labels.take(l)
	}
	for _, l := range snapshot.Lists {
		s.lists.take(l)
	}
	for _, c := range snapshot.Cards {
		s.cards.take(c.told())
		s.last = max(s.last, c.Number)
		s.columns[c.List] = append(s.columns[c.List], c.ID)
	}
	for _, column := range s.columns {
		slices.SortFunc(column, s.order)
	}
	return s
}

// Apply takes a change in. Whatever is known in a newer version stays. The
// caller sees to it that changes come in order: Seq is where the board stands.
// One of which nothing is left is none: the board has to be read anew.
func (s *State) Apply(change Change) {
	if change.Trimmed {
		return
	}
	for _, id := range change.Shown {
		s.unlearn(id, change.Seq)
	}
	if change.Type == (ReceiveCard{}).Type() { // it may have been here before
		for _, card := range change.Cards {
			s.unlearn(card.ID, change.Seq)
		}
	}
	for e := range change.Entities() {
		s.put(e)
	}
	s.drop(change.Deleted, change)
	s.Seq = max(s.Seq, change.Seq)
}

// put takes one entity in, unless a newer version of it is known.
func (s *State) put(e Entity) {
	switch e := e.(type) {
	case Board:
		if e.Seq >= s.Board().Seq {
			s.board = &e
		}
	case Member:
		s.members.take(e)
	case Label:
		s.labels.take(e)
	case List:
		s.lists.take(e)
	case Card:
		s.putCard(e)
	case Comment:
		s.comments.take(e)
	case Checklist:
		s.checklists.take(e)
	case Item:
		s.items.take(e)
	case Attachment:
		s.attachments.take(e)
	}
}

// putCard keeps the columns in order. A slim card leaves the description that
// is known.
func (s *State) putCard(c Card) {
	s.last = max(s.last, c.Number)
	known, ok := s.cards.find(c.ID)
	if c.Description == nil && ok {
		c.Description = known.Description
	}
	c = c.told()
	if !s.cards.take(c) || ok && known.List == c.List && known.Rank == c.Rank {
		return
	}
	if ok {
		s.columns[known.List] = without(s.column(known.List), c.ID)
	}
	column := slices.Clone(s.column(c.List))
	at, _ := slices.BinarySearchFunc(column, c.ID, s.order)
	s.columns[c.List] = slices.Insert(column, at, c.ID)
}

// told fills in the description of a slim card that has none, and what cards
// that were kept by an older version lack.
func (c Card) told() Card {
	if c.Collaborators == nil {
		c.Collaborators = People{}
	}
	if c.Watchers == nil {
		c.Watchers = People{}
	}
	if c.BlockedBy == nil {
		c.BlockedBy = CardIDs{}
	}
	if c.Description == nil && !c.Described {
		c.Description = new(string)
	}
	return c
}

// drop marks what a change says is gone. What was gone before has its date.
func (s *State) drop(gone Deleted, by Change) {
	at := func(before *time.Time) *time.Time {
		if before != nil {
			return before
		}
		return &by.At
	}
	for _, id := range gone.Cards {
		s.cards.change(id, by.Seq, func(c Card) Card { c.DeletedAt, c.Seq = at(c.DeletedAt), by.Seq; return c })
	}
	for _, id := range gone.Lists {
		s.lists.change(id, by.Seq, func(l List) List { l.DeletedAt, l.Seq = at(l.DeletedAt), by.Seq; return l })
	}
	for _, id := range gone.Labels {
		s.labels.change(id, by.Seq, func(l Label) Label { l.DeletedAt, l.Seq = at(l.DeletedAt), by.Seq; return l })
	}
	for _, id := range gone.Comments {
		if _, known := s.comments.find(id); !known { // it may yet be read, from before
			s.comments.take(Comment{ID: id})
		}
		s.comments.change(id, by.Seq, func(c Comment) Comment { c.DeletedAt, c.Seq = at(c.DeletedAt), by.Seq; return c })
	}
	for _, id := range gone.Checklists {
		if _, known := s.checklists.find(id); !known {
			s.checklists.take(Checklist{ID: id})
		}
		s.checklists.change(id, by.Seq, func(e Checklist) Checklist { e.DeletedAt, e.Seq = at(e.DeletedAt), by.Seq; return e })
	}
	for _, id := range gone.Items {
		if _, known := s.items.find(id); !known {
			s.items.take(Item{ID: id})
		}
		s.items.change(id, by.Seq, func(e Item) Item { e.DeletedAt, e.Seq = at(e.DeletedAt), by.Seq; return e })
	}
	for _, id := range gone.Attachments {
		if _, known := s.attachments.find(id); !known {
			s.attachments.take(Attachment{ID: id})
		}
		s.attachments.change(id, by.Seq, func(e Attachment) Attachment { e.DeletedAt, e.Seq = at(e.DeletedAt), by.Seq; return e })
	}
	for _, id := range gone.Members { // keeps the name, for what this person has done
		s.members.change(id, by.Seq, func(m Member) Member { m.Role, m.Seq = "", by.Seq; return m })
	}
}

// column gives every known card of a list in order, open or not.
func (s *State) column(list ListID) []CardID {
	for ; s != nil; s = s.base {
		if column, ok := s.columns[list]; ok {
			return column
		}
	}
	return nil
}

func (s *State) order(a, b CardID) int {
	x, _ := s.cards.find(a)
	y, _ := s.cards.find(b)
	return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(a, b))
}

func without[T comparable](all []T, one T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(t T) bool { return t == one })
}
