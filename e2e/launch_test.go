package e2e

import (
	"time"

	"incharge/shared"
)

// launch makes a board as a team has one in the midst of its work: with labels,
// deadlines and people, texts, comments, an archive and a list that is too full.
// It gives the board and its card with the most on it.
func (p *person) launch(pim, mina *person) (board shared.Snapshot, full shared.Card) {
	p.t.Helper()
	board = p.board("Spring launch")
	id, lists := board.Board.ID, board.Lists
	me := board.Members[0].User.ID
	his, hers := p.lets(pim, id, shared.PIC), p.lets(mina, id, shared.PIC)
	label := func(name string, color shared.Color) shared.LabelID {
		l := shared.NewID[shared.LabelID]()
		p.command(id, shared.AddLabel{Label: l, Name: name, Color: color})
		return l
	}
	design, site, press := label("Design", "purple"), label("Website", "sky"), label("Press", "orange")
	review, two := shared.NewID[shared.ListID](), 2
	p.command(id, shared.AddList{List: review, Title: "Review", Category: shared.Doing, After: lists[1].ID})
	p.command(id, shared.EditList{List: lists[1].ID, WIPLimit: shared.Some(two)})
	in := func(days int) *time.Time {
		at := time.Now().Add(time.Duration(days) * 24 * time.Hour).Truncate(time.Hour)
		return &at
	}
	add := func(card shared.AddCard) shared.CardID {
		card.Card = shared.NewID[shared.CardID]()
		p.command(id, card)
		return card.Card
	}
	add(shared.AddCard{List: lists[0].ID, Title: "Translate the landing page into Korean", PIC: &hers, Deadline: in(6), Labels: []shared.LabelID{site}})
	add(shared.AddCard{List: lists[0].ID, Title: "Order stickers and shirts", Description: "Two hundred of each.", PIC: &his, Deadline: in(12), Priority: shared.PriorityLow, Labels: []shared.LabelID{design}})
	add(shared.AddCard{List: lists[0].ID, Title: "Collect quotes from the first ten teams", Labels: []shared.LabelID{press}})
	hero := add(shared.AddCard{List: lists[1].ID, Title: "New pictures for the home page", PIC: &his, Deadline: in(1), Priority: shared.PriorityHigh,
		Labels:      []shared.LabelID{design, site},
		Description: "Three pictures, wide and tall, for:\n\n- the home page\n- the press kit\n\nThe old ones are at https://example.com/pictures"})
	add(shared.AddCard{List: lists[1].ID, Title: "Write the press release", PIC: &hers, Deadline: in(2), Priority: shared.PriorityUrgent, Labels: []shared.LabelID{press}})
	add(shared.AddCard{List: lists[1].ID, Title: "Check the terms with the lawyer", PIC: &me, Deadline: in(4), Priority: shared.PriorityMedium})
	add(shared.AddCard{List: review, Title: "Pricing page", Description: "Does it say what happens after the trial?", PIC: &his, Deadline: in(-1), Priority: shared.PriorityHigh, Labels: []shared.LabelID{site}})
	add(shared.AddCard{List: review, Title: "Newsletter to early users", PIC: &hers, Deadline: in(3)})
	add(shared.AddCard{List: lists[2].ID, Title: "Pick the date", PIC: &me})
	p.command(id, shared.ArchiveCard{Card: add(shared.AddCard{List: lists[2].ID, Title: "Book the hall"})})
	p.command(id, shared.DeleteCard{Card: add(shared.AddCard{List: lists[2].ID, Title: "Hire a band"})})
	pim.command(id, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: hero, Body: "The photographer has time on Thursday. Shall I book her?"})
	p.command(id, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: hero, Body: "Yes please."})
	for _, card := range p.snapshot(id).Cards {
		if card.ID == hero {
			full = card
		}
	}
	return board, full
}
