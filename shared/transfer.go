package shared

import "slices"

// Transfer asks for a card to be moved to another board, with all that is on it.
type Transfer struct {
	ID    CommandID `json:"id" doc:"As a command's: sent again, it is done once"`
	Board BoardID   `json:"board" doc:"Where it is to go"`
	List  ListID    `json:"list" doc:"At the end of which list"`
}

// Validate checks it alone.
func (t Transfer) Validate() error {
	var check Check
	CheckID(&check, "id", t.ID)
	CheckID(&check, "board", t.Board)
	CheckID(&check, "list", t.List)
	return check.Err()
}

// Transferred answers it: what it did to the board that the card has left, and
// there, where it has another number. A note there tells what stayed behind.
type Transferred struct {
	Seq    int64   `json:"seq"`
	Change Change  `json:"change"`
	There  Outcome `json:"there"`
}

// Parcel is a card on its way, with all that goes along.
type Parcel struct {
	Card        Card
	Labels      []Label
	Comments    []Comment
	Checklists  []Checklist
	Items       []Item
	Attachments []Attachment
}

// SendCard takes a card off its board. The server alone makes it, together with
// ReceiveCard, and nothing takes it back: the card is moved back instead.
type SendCard struct {
	Card    CardID
	Waiting []CardID // the cards that wait for it, which they can't any more
}

func (SendCard) Type() string    { return "transfer_card" }
func (SendCard) Validate() error { return nil }

func (c SendCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanArchive, &card); err != nil {
		return err
	}
	for _, id := range c.Waiting {
		waits, err := tx.Card(id)
		if err != nil {
			return err
		}
		waits.BlockedBy = waits.BlockedBy.with(card.ID, false)
		if err := tx.Put(waits); err != nil {
			return err
		}
	}
	card.DeletedAt = new(tx.Now())
	return tx.Put(card)
}

// ReceiveCard puts a card onto a board that comes from another one. What its
// sender may not say here of a new card stays behind, and so do people who can't
// have a part in it; a note says so.
type ReceiveCard struct {
	Parcel
	List  ListID
	Known []Label // the labels of this board
}

func (ReceiveCard) Type() string    { return "receive_card" }
func (ReceiveCard) Validate() error { return nil }

func (c ReceiveCard) Do(tx Tx) error {
	if err := require(tx, CanAddCard, nil); err != nil {
		return err
	}
	list, err := openList(tx, c.List)
	if err != nil {
		return err
	}
	if err := roomFor(tx, KindItem, len(c.Items)); err != nil {
		return err
	}
	if err := roomFor(tx, KindAttachment, len(c.Attachments)); err != nil {
		return err
	}
	card := c.Card
	card.Creator, card.List, card.DeletedAt = new(tx.Actor().User.ID), list.ID, nil
	left := leftBehind{}
	left.note(LeftBlockers, len(card.BlockedBy) > 0)
	card.BlockedBy = CardIDs{}
	if err := c.settle(tx, &card, &left); err != nil {
		return err
	}
	if card.Number, err = tx.NextNumber(); err != nil {
		return err
	}
	if card.Number > MaxCards {
		if err := room(tx, KindCard); err != nil {
			return err
		}
	}
	if err := placeCard(tx, card, list.ID, "", ""); err != nil {
		return err
	}
	if err := c.unpack(tx, &left); err != nil {
		return err
	}
	tx.Note(Note{Card: card.ID, Kind: NoteArrived, Without: left.parts})
	return nil
}

// settle leaves off the card what can't be on it here. A list that is full
// refuses it; somebody who has enough to do just isn't in charge here.
func (c ReceiveCard) settle(tx Tx, card *Card, left *leftBehind) error {
	if err := c.label(tx, card, left); err != nil {
		return err
	}
	if err := unplanned(tx, card, left); err != nil {
		return err
	}
	pic := card.PIC
	card.PIC = nil
	if err := withinLimits(tx, Card{}, *card); err != nil {
		return err
	}
	if pic != nil {
		err := requireAssign(tx, Card{Creator: card.Creator}, pic)
		charged := *card
		charged.PIC = pic
		if err == nil {
			err = withinLimits(tx, Card{}, charged)
		}
		switch {
		case err == nil:
			card.PIC = pic
		case CodeOf(err) == CodeInternal:
			return err
		}
		left.note(LeftPIC, err != nil)
	}
	card.Accepted = card.Accepted && card.PIC != nil
	return accompany(tx, card, left)
}

// unplanned takes off what only those say who plan.
func unplanned(tx Tx, card *Card, left *leftBehind) error {
	board, err := tx.Board()
	if err != nil || Can(tx.Actor(), CanPlan, nil, board.Settings) {
		return err
	}
	left.note(LeftDates, card.Start != nil || card.Deadline != nil)
	left.note(LeftPriority, card.Priority != PriorityNone)
	card.Start, card.Deadline, card.Priority = nil, nil, PriorityNone
	return nil
}

// accompany keeps those beside the person in charge who can have a part in it.
func accompany(tx Tx, card *Card, left *leftBehind) error {
	board, err := tx.Board()
	if err != nil {
		return err
	}
	share := Can(tx.Actor(), CanShare, card, board.Settings)
	helpers, watchers := People{}, People{}
	for _, id := range card.Collaborators {
		if err := canWork(tx, "user", id); err == nil && share {
			helpers = helpers.with(id, true)
		} else if err != nil && CodeOf(err) == CodeInternal {
			return err
		}
	}
	for _, id := range card.Watchers {
		switch _, err := tx.Member(id); {
		case err == nil:
			watchers = watchers.with(id, true)
		case CodeOf(err) != CodeNotFound:
			return err
		}
	}
	left.note(LeftCollaborators, len(helpers) < len(card.Collaborators))
	left.note(LeftWatchers, len(watchers) < len(card.Watchers))
	card.Collaborators, card.Watchers = helpers, watchers
	return nil
}

// label gives the card the labels of this board that have the name and the
// colour of its own. Missing ones are made by who may do that.
func (c ReceiveCard) label(tx Tx, card *Card, left *leftBehind) error {
	card.Labels = []LabelID{}
	for _, label := range c.Labels {
		at := slices.IndexFunc(c.Known, func(known Label) bool { return known.Name == label.Name && known.Color == label.Color })
		if at >= 0 {
			card.Labels = append(card.Labels, c.Known[at].ID)
			continue
		}
		err := require(tx, CanManage, nil)
		if err == nil {
			err = room(tx, KindLabel)
		}
		if err == nil {
			label.ID = NewID[LabelID]()
			card.Labels = append(card.Labels, label.ID)
			err = tx.Put(label)
		}
		if err != nil && CodeOf(err) == CodeInternal {
			return err
		}
		left.note(LeftLabels, err != nil)
	}
	return nil
}

// unpack puts onto the card what was on it.
func (c ReceiveCard) unpack(tx Tx, left *leftBehind) error {
	for _, comment := range c.Comments {
		if err := tx.Put(comment); err != nil {
			return err
		}
	}
	for _, checklist := range c.Checklists {
		if err := tx.Put(checklist); err != nil {
			return err
		}
	}
	for _, item := range c.Items {
		if item.PIC != nil {
			if err := canWork(tx, "pic", *item.PIC); err != nil {
				if CodeOf(err) == CodeInternal {
					return err
				}
				item.PIC = nil
				left.note(LeftItems, true)
			}
		}
		if err := tx.Put(item); err != nil {
			return err
		}
	}
	for _, attachment := range c.Attachments {
		attachment, err := attachment.served(tx)
		if err != nil {
			return err
		}
		if err := tx.Put(attachment); err != nil {
			return err
		}
	}
	return nil
}

// Left is what stays behind when a card goes to another board.
type Left string

const (
	LeftPIC           Left = "pic"
	LeftDates         Left = "dates"
	LeftPriority      Left = "priority"
	LeftCollaborators Left = "collaborators"
	LeftWatchers      Left = "watchers"
	LeftLabels        Left = "labels"
	LeftItems         Left = "items" // who is in charge of them
	LeftBlockers      Left = "blocked_by"
)

// Lefts lists all of them.
var Lefts = []Left{LeftPIC, LeftDates, LeftPriority, LeftCollaborators, LeftWatchers, LeftLabels, LeftItems, LeftBlockers}

type leftBehind struct{ parts []Left }

func (l *leftBehind) note(part Left, is bool) {
	if is && !slices.Contains(l.parts, part) {
		l.parts = append(l.parts, part)
	}
}
