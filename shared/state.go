package shared

import (
	"cmp"
	"slices"
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
		columns: map[ListID][]CardID{},
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
		s.cards.take(c)
		s.columns[c.List] = append(s.columns[c.List], c.ID)
	}
	for _, column := range s.columns {
		slices.SortFunc(column, s.order)
	}
	return s
}

// Apply takes a change in. Whatever is known in a newer version stays. The
// caller sees to it that changes come in order: Seq is where the board stands.
func (s *State) Apply(change Change) {
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

// Learn takes in what a board's snapshot doesn't hold of a card.
func (s *State) Learn(d CardDetail) {
	s.Apply(Change{Cards: []Card{d.Card}, Comments: d.Comments, Checklists: d.Checklists, Items: d.Items, Attachments: d.Attachments})
}

// putCard keeps the columns in order. A slim card leaves the description that
// is known.
func (s *State) putCard(c Card) {
	known, ok := s.cards.find(c.ID)
	if c.Description == nil && ok {
		c.Description = known.Description
	}
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

// drop marks what a change says is gone.
func (s *State) drop(gone Deleted, by Change) {
	for _, id := range gone.Cards {
		s.cards.change(id, by.Seq, func(c Card) Card { c.DeletedAt, c.Seq = &by.At, by.Seq; return c })
	}
	for _, id := range gone.Lists {
		s.lists.change(id, by.Seq, func(l List) List { l.DeletedAt, l.Seq = &by.At, by.Seq; return l })
	}
	for _, id := range gone.Labels {
		s.labels.change(id, by.Seq, func(l Label) Label { l.DeletedAt, l.Seq = &by.At, by.Seq; return l })
	}
	for _, id := range gone.Comments {
		s.comments.change(id, by.Seq, func(c Comment) Comment { c.DeletedAt, c.Seq = &by.At, by.Seq; return c })
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
