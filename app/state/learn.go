package state

import "incharge/shared"

// ahead is what was read ahead of what is confirmed. It is shown with the
// changes that it was read after.
type ahead struct {
	cards map[shared.CardID]shared.CardDetail
	all   *shared.Details
	shelf *shared.Archive
}

// Learn takes in what a snapshot doesn't hold of a card. One that was read
// before the card's last change is of no use any more; false says so, and that
// it must be read again.
func (b *Board) Learn(detail shared.CardDetail) bool {
	if known, ok := b.confirmed.Card(detail.Card.ID); ok && known.Seq > detail.Seq {
		return false
	}
	b.ahead.cards[detail.Card.ID] = detail
	b.recall()
	return true
}

// LearnAll takes in what a snapshot doesn't hold of all cards. False says that
// it was read before this board was begun, and must be read again.
func (b *Board) LearnAll(details shared.Details) bool {
	if details.Seq > b.confirmed.Seq {
		b.ahead.all = &details
		return true
	}
	b.view = nil
	return b.confirmed.LearnAll(details)
}

// Shelve takes in what is in the archive, which a snapshot doesn't hold, so that
// it can be put back.
func (b *Board) Shelve(archive shared.Archive) {
	b.ahead.shelf = &archive
	b.recall()
}

// recall learns what was read ahead, once the changes it was read after are in.
func (b *Board) recall() {
	for id, detail := range b.ahead.cards {
		if detail.Seq <= b.confirmed.Seq {
			delete(b.ahead.cards, id)
			b.confirmed.Learn(detail)
			b.view = nil
		}
	}
	if all := b.ahead.all; all != nil && all.Seq <= b.confirmed.Seq {
		b.ahead.all, b.view = nil, nil
		b.confirmed.LearnAll(*all)
	}
	if shelf := b.ahead.shelf; shelf != nil && shelf.Seq <= b.confirmed.Seq {
		b.ahead.shelf, b.view = nil, nil
		b.confirmed.Apply(shared.Change{Lists: shelf.Lists, Cards: shelf.Cards})
	}
}

// Details is what is known of the cards beyond the snapshot, written down.
func (b *Board) Details() shared.Details { return b.confirmed.Details() }

// Whole says whether all that belongs to the open cards is known here, so that
// they can be read without the server.
func (b *Board) Whole() bool { return b.confirmed.AllWhole() }
