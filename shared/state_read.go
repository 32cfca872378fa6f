package shared

import (
	"cmp"
	"slices"
)

// Board is what the board says about itself.
func (s *State) Board() Board {
	for ; s != nil; s = s.base {
		if s.board != nil {
			return *s.board
		}
	}
	return Board{}
}

// Member finds somebody who is, or was, on the board; a Role of "" says was.
func (s *State) Member(id UserID) (Member, bool) { return s.members.find(id) }

// Card finds a card, open or not, as far as it is known here.
func (s *State) Card(id CardID) (Card, bool) { return s.cards.find(id) }

// List finds a list, open or not, as far as it is known here.
func (s *State) List(id ListID) (List, bool) { return s.lists.find(id) }

// Label finds a label that is on the board.
func (s *State) Label(id LabelID) (Label, bool) {
	l, ok := s.labels.find(id)
	return l, ok && l.DeletedAt == nil
}

// Members gives those on the board, by name.
func (s *State) Members() []Member {
	return sorted(s.members.all(), func(m Member) bool { return m.Role != "" },
		func(a, b Member) int { return cmp.Compare(a.User.Name, b.User.Name) })
}

// Labels gives the board's labels, oldest first.
func (s *State) Labels() []Label {
	return sorted(s.labels.all(), func(l Label) bool { return l.DeletedAt == nil }, nil)
}

// Lists gives the open lists in order.
func (s *State) Lists() []List {
	return sorted(s.lists.all(), List.Open, func(a, b List) int { return cmp.Compare(a.Rank, b.Rank) })
}

// Column gives a list's open cards in order.
func (s *State) Column(list ListID) []Card {
	column := s.column(list)
	open := make([]Card, 0, len(column))
	for _, id := range column {
		if c, _ := s.cards.find(id); c.Open() {
			open = append(open, c)
		}
	}
	return open
}

// InCharge counts the cards that somebody is in charge of as the board's limit
// does: open ones in lists of a Working category.
func (s *State) InCharge(id UserID) int { return s.inCharge(id, "") }

func (s *State) inCharge(id UserID, but CardID) int {
	n := 0
	for _, list := range s.lists.all() {
		if !list.counts() {
			continue
		}
		for _, card := range s.column(list.ID) {
			if c, _ := s.cards.find(card); c.Open() && c.PIC != nil && *c.PIC == id && card != but {
				n++
			}
		}
	}
	return n
}

// Comments gives a card's comments, oldest first, as far as they are known.
func (s *State) Comments(card CardID) []Comment {
	return sorted(s.comments.all(), func(c Comment) bool { return c.Card == card && c.DeletedAt == nil },
		func(a, b Comment) int { return a.At.Compare(b.At) })
}

// Comment finds a comment, where the comments of its card are known.
func (s *State) Comment(id CommentID) (Comment, bool) {
	c, ok := s.comments.find(id)
	return c, ok && c.Card != ""
}

// Item finds an item of a checklist, where those of its card are known.
func (s *State) Item(id ItemID) (Item, bool) {
	i, ok := s.items.find(id)
	return i, ok && i.Card != ""
}

// Checklist finds a checklist, where those of its card are known.
func (s *State) Checklist(id ChecklistID) (Checklist, bool) {
	c, ok := s.checklists.find(id)
	return c, ok && c.Card != ""
}

// Attachment finds an attachment, where those of its card are known.
func (s *State) Attachment(id AttachmentID) (Attachment, bool) {
	a, ok := s.attachments.find(id)
	return a, ok && a.Card != ""
}

// Checklists gives a card's checklists in order, as far as they are known.
func (s *State) Checklists(card CardID) []Checklist {
	return sorted(s.checklists.all(), func(c Checklist) bool { return c.Card == card && c.DeletedAt == nil },
		func(a, b Checklist) int { return cmp.Compare(a.Rank, b.Rank) })
}

// Items gives a checklist's items in order, as far as they are known.
func (s *State) Items(checklist ChecklistID) []Item {
	return sorted(s.items.all(), func(i Item) bool { return i.Checklist == checklist && i.DeletedAt == nil },
		func(a, b Item) int { return cmp.Compare(a.Rank, b.Rank) })
}

// Attachments gives a card's attachments, oldest first, as far as they are known.
func (s *State) Attachments(card CardID) []Attachment {
	return sorted(s.attachments.all(), func(a Attachment) bool { return a.Card == card && a.DeletedAt == nil },
		func(a, b Attachment) int { return a.At.Compare(b.At) })
}

// Snapshot is the state written down: what is open, in order.
func (s *State) Snapshot() Snapshot {
	snapshot := Snapshot{Seq: s.Seq, Board: s.Board(), Members: s.Members(), Labels: s.Labels(), Lists: s.Lists(), Cards: []Card{}}
	for _, l := range snapshot.Lists {
		for _, c := range s.Column(l.ID) {
			c.Description = nil
			c.Labels = slices.DeleteFunc(slices.Clone(c.Labels), func(id LabelID) bool { _, ok := s.Label(id); return !ok })
			snapshot.Cards = append(snapshot.Cards, c)
		}
	}
	return snapshot
}

// sorted gives what keep lets through, by compare and then by id.
func sorted[K ~string, E Entity](from map[K]E, keep func(E) bool, compare func(a, b E) int) []E {
	ids := []K{}
	for id, e := range from {
		if keep(e) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	kept := make([]E, len(ids))
	for i, id := range ids {
		kept[i] = from[id]
	}
	if compare == nil {
		return kept
	}
	slices.SortFunc(kept, func(a, b E) int {
		if order := compare(a, b); order != 0 {
			return order
		}
		return cmp.Compare(a.Key().ID, b.Key().ID)
	})
	return kept
}

// lookup finds any entity by its key; nil where it isn't known.
func (s *State) lookup(key Key) Entity {
	var e Entity
	var ok bool
	switch key.Kind {
	case KindBoard:
		return s.Board()
	case KindMember:
		e, ok = s.members.find(UserID(key.ID))
	case KindList:
		e, ok = s.lists.find(ListID(key.ID))
	case KindCard:
		e, ok = s.cards.find(CardID(key.ID))
	case KindLabel:
		e, ok = s.labels.find(LabelID(key.ID))
	case KindComment:
		var comment Comment
		comment, ok = s.comments.find(CommentID(key.ID))
		e, ok = comment, ok && comment.Card != "" // else forgotten, or known only as gone
	case KindChecklist:
		var checklist Checklist
		checklist, ok = s.checklists.find(ChecklistID(key.ID))
		e, ok = checklist, ok && checklist.Card != "" // else forgotten
	case KindItem:
		var item Item
		item, ok = s.items.find(ItemID(key.ID))
		e, ok = item, ok && item.Card != ""
	case KindAttachment:
		var attachment Attachment
		attachment, ok = s.attachments.find(AttachmentID(key.ID))
		e, ok = attachment, ok && attachment.Card != ""
	}
	if !ok {
		return nil
	}
	return e
}
