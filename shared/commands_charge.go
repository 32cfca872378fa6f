package shared

import "strings"

// What the person in charge of a card says to that.

// AcceptCard says that one takes on what somebody else has put one in charge of.
type AcceptCard struct {
	Card CardID `json:"card"`
}

func (AcceptCard) Type() string      { return "accept_card" }
func (c AcceptCard) Validate() error { return validateID("card", c.Card) }

func (c AcceptCard) Do(tx Tx) error {
	card, err := ownCharge(tx, c.Card)
	if err != nil {
		return err
	}
	card.Accepted = true
	return tx.Put(card)
}

// DeclineCard says that one does not take on a card, and why. Nobody is in
// charge of it then. The reason is a comment too, so that it can be answered: in
// their own words, since what it is for shows in the card's history.
type DeclineCard struct {
	Card    CardID    `json:"card"`
	Reason  string    `json:"reason" doc:"1 to 500 characters"`
	Comment CommentID `json:"comment,omitempty" doc:"The id of the comment that says so; absent: Incharge makes one"`
}

func (DeclineCard) Type() string { return "decline_card" }

func (c DeclineCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckOptionalID(&check, "comment", c.Comment)
	if strings.TrimSpace(c.Reason) == "" {
		check.Failf("reason", "must not be empty")
	}
	check.Text("reason", c.Reason, MaxReason)
	return check.Err()
}

func (c DeclineCard) Do(tx Tx) error {
	card, err := ownCharge(tx, c.Card)
	if err != nil {
		return err
	}
	comment := c.Comment
	if comment == "" {
		comment = NewID[CommentID]()
	} else if err := absent(tx.Comment(comment)); err != nil {
		return err
	}
	tx.Note(Note{Card: card.ID, Kind: NoteDeclined, Text: c.Reason})
	card.charge(nil, tx.Actor())
	return say(tx, card, comment, c.Reason)
}

// HandBackCard gives up a card that one is in charge of. Nobody is then.
type HandBackCard struct {
	Card   CardID `json:"card"`
	Reason string `json:"reason,omitempty" doc:"At most 500 characters"`
}

func (HandBackCard) Type() string { return "hand_back_card" }

func (c HandBackCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	check.Text("reason", c.Reason, MaxReason)
	return check.Err()
}

func (c HandBackCard) Do(tx Tx) error {
	card, err := ownCharge(tx, c.Card)
	if err != nil {
		return err
	}
	tx.Note(Note{Card: card.ID, Kind: NoteHandedBack, Text: c.Reason})
	card.charge(nil, tx.Actor())
	return tx.Put(card)
}

// ownCharge finds an open card that the actor is in charge of.
func ownCharge(tx Tx, id CardID) (Card, error) {
	card, err := openCard(tx, id)
	if err != nil {
		return Card{}, err
	}
	return card, require(tx, CanRespond, &card)
}

// charge puts somebody, or nobody, in charge. What one takes oneself one has
// accepted.
func (c *Card) charge(pic *UserID, by Member) {
	if pic == nil && c.PIC == nil || pic != nil && c.PIC != nil && *pic == *c.PIC {
		return
	}
	c.PIC, c.Accepted = pic, pic != nil && *pic == by.User.ID
}
