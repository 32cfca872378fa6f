package shared

// CollaborateCard says that somebody works on a card besides its PIC, or no
// longer does.
type CollaborateCard struct {
	Card CardID `json:"card"`
	User UserID `json:"user"`
	On   bool   `json:"on"`
}

func (CollaborateCard) Type() string { return "collaborate_card" }

func (c CollaborateCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckID(&check, "user", c.User)
	return check.Err()
}

func (c CollaborateCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanShare, &card); err != nil {
		return err
	}
	if c.On {
		if err := canWork(tx, "user", c.User); err != nil {
			return err
		}
	}
	card.Collaborators = card.Collaborators.with(c.User, c.On)
	if len(card.Collaborators) > MaxCollaborators {
		return Because(Reason{Kind: ReasonHelpers, Thing: KindCard, Limit: MaxCollaborators})
	}
	return tx.Put(card)
}

// WatchCard says that one wants to be told of what happens to a card, or no
// longer does.
type WatchCard struct {
	Card CardID `json:"card"`
	On   bool   `json:"on"`
}

func (WatchCard) Type() string      { return "watch_card" }
func (c WatchCard) Validate() error { return validateID("card", c.Card) }

func (c WatchCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanWatch, &card); err != nil {
		return err
	}
	card.Watchers = card.Watchers.with(tx.Actor().User.ID, c.On)
	return tx.Put(card)
}

// canWork checks that somebody is a member who can carry a task out. field is
// the input that named them.
func canWork(tx Tx, field string, user UserID) error {
	member, err := tx.Member(user)
	switch {
	case CodeOf(err) == CodeNotFound:
		return Invalid(field, "is not a member of this board")
	case err != nil:
		return err
	case member.Role == Observer:
		return Invalid(field, "is an observer here, who can't carry a task out")
	}
	return nil
}

// release takes somebody off all cards: who can no longer carry a task out and,
// leaving, can no longer watch. The history of the cards they were in charge of
// says why.
func release(tx Tx, member Member, why NoteKind) error {
	user := member.User.ID
	cards, err := tx.CardsWith(user)
	if err != nil {
		return err
	}
	for _, card := range cards {
		charge, works := card.inChargeOf(member), card.Collaborators.Has(user)
		if why == NoteObserver && !charge && !works {
			continue // and goes on watching
		}
		if charge {
			card.PIC, card.Accepted = nil, false
			tx.Note(Note{Card: card.ID, Kind: why, Name: member.User.Name, User: user})
		}
		card.Collaborators = card.Collaborators.with(user, false)
		if why == NoteLeft {
			card.Watchers = card.Watchers.with(user, false)
		}
		if err := tx.Put(card); err != nil {
			return err
		}
	}
	items, err := tx.ItemsWith(user)
	if err != nil {
		return err
	}
	for _, item := range items {
		item.PIC = nil
		if err := tx.Put(item); err != nil {
			return err
		}
	}
	return nil
}
