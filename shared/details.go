package shared

import (
	"cmp"
	"slices"
)

// Details is what a board's snapshot leaves out of its cards, for reading them
// without a network.
type Details struct {
	Seq          int64         `json:"seq" doc:"The board's seq that all this was read at"`
	Descriptions []Description `json:"descriptions" doc:"Of the cards that have one"`
	Comments     []Comment     `json:"comments"`
	Checklists   []Checklist   `json:"checklists"`
	Items        []Item        `json:"items"`
	Attachments  []Attachment  `json:"attachments"`
	Partial      bool          `json:"partial,omitempty" doc:"It would be too much: the cards that have not changed for the longest are left out"`
}

// Description is what a card says at length.
type Description struct {
	Card CardID `json:"card"`
	Text string `json:"text" doc:"Markdown"`
}

// Learn takes in what a board's snapshot doesn't hold of a card.
func (s *State) Learn(d CardDetail) {
	s.Apply(Change{Cards: []Card{d.Card}, Comments: d.Comments, Checklists: d.Checklists, Items: d.Items, Attachments: d.Attachments})
}

// LearnAll takes in what a board's snapshot doesn't hold of its cards. It has
// to have been read at a number that this state has been at: not before the
// snapshot that the state began with, nor ahead of where it stands, nor before
// cards came into sight, of which changes were kept back. False says that it
// wasn't, and that nothing was learnt.
func (s *State) LearnAll(d Details) bool {
	first := s
	for first.base != nil {
		first = first.base
	}
	if d.Seq < max(first.Seq, s.shown) || d.Seq > s.Seq {
		return false
	}
	for _, text := range d.Descriptions {
		// One that has changed since is known: its change has told it.
		if card, ok := s.cards.find(text.Card); ok && card.Description == nil {
			card.Description = &text.Text
			s.cards.take(card)
		}
	}
	s.Apply(Change{Comments: d.Comments, Checklists: d.Checklists, Items: d.Items, Attachments: d.Attachments})
	return true
}

// unlearn forgets what was known of a card before it came into sight again with
// the change numbered seq.
func (s *State) unlearn(id CardID, seq int64) {
	s.shown = max(s.shown, seq)
	card, known := s.cards.find(id)
	if !known || card.Seq >= seq {
		return
	}
	card.Description = nil
	s.cards.rows[id] = card
	for key, c := range s.comments.all() {
		if c.Card == id {
			s.comments.rows[key] = Comment{ID: key}
		}
	}
	for key, c := range s.checklists.all() {
		if c.Card == id {
			s.checklists.rows[key] = Checklist{ID: key}
		}
	}
	for key, i := range s.items.all() {
		if i.Card == id {
			s.items.rows[key] = Item{ID: key}
		}
	}
	for key, a := range s.attachments.all() {
		if a.Card == id {
			s.attachments.rows[key] = Attachment{ID: key}
		}
	}
}

// Details is what is known of the open cards beyond a snapshot, written down:
// NewState of the Snapshot and LearnAll of these give it all back.
func (s *State) Details() Details {
	d := Details{Seq: s.Seq, Descriptions: []Description{}}
	open := map[CardID]bool{}
	for _, list := range s.Lists() {
		for _, card := range s.Column(list.ID) {
			open[card.ID] = true
			if card.Described && card.Description != nil {
				d.Descriptions = append(d.Descriptions, Description{card.ID, *card.Description})
			}
		}
	}
	slices.SortFunc(d.Descriptions, func(a, b Description) int { return cmp.Compare(a.Card, b.Card) })
	d.Comments = sorted(s.comments.all(), func(c Comment) bool { return open[c.Card] && c.DeletedAt == nil }, nil)
	d.Checklists = sorted(s.checklists.all(), func(c Checklist) bool { return open[c.Card] && c.DeletedAt == nil }, nil)
	d.Items = sorted(s.items.all(), func(i Item) bool { return open[i.Card] && i.DeletedAt == nil }, nil)
	d.Attachments = sorted(s.attachments.all(), func(a Attachment) bool { return open[a.Card] && a.DeletedAt == nil }, nil)
	return d
}

// Whole says whether all that belongs to a card is known here, so that it can
// be read without asking the server.
func (s *State) Whole(id CardID) bool {
	card, ok := s.Card(id)
	if !ok || card.Description == nil || card.Comments != len(s.Comments(id)) || card.Checklists != len(s.Checklists(id)) {
		return false
	}
	items, attachments := 0, len(s.Attachments(id))
	for _, item := range s.items.all() {
		if item.Card == id && item.DeletedAt == nil {
			items++
		}
	}
	return card.Items == items && card.Attachments == attachments
}

// AllWhole says whether all that belongs to the open cards is known here.
func (s *State) AllWhole() bool {
	type parts struct{ comments, items, attachments int }
	known := make(map[CardID]parts, len(s.cards.all()))
	for _, c := range s.comments.all() {
		if c.DeletedAt == nil {
			p := known[c.Card]
			p.comments++
			known[c.Card] = p
		}
	}
	for _, i := range s.items.all() {
		if i.DeletedAt == nil {
			p := known[i.Card]
			p.items++
			known[i.Card] = p
		}
	}
	for _, a := range s.attachments.all() {
		if a.DeletedAt == nil {
			p := known[a.Card]
			p.attachments++
			known[a.Card] = p
		}
	}
	for _, list := range s.Lists() {
		for _, card := range s.Column(list.ID) {
			if card.Described && card.Description == nil || known[card.ID] != (parts{card.Comments, card.Items, card.Attachments}) {
				return false
			}
		}
	}
	return true
}
