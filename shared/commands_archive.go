package shared

// ArchiveCard takes a card off the board and keeps it.
type ArchiveCard struct {
	Card CardID `json:"card"`
}

func (ArchiveCard) Type() string      { return "archive_card" }
func (c ArchiveCard) Validate() error { return validateID("card", c.Card) }

func (c ArchiveCard) Do(tx Tx) error {
	card, err := archivable(tx, c.Card)
	if err != nil {
		return err
	}
	if card.DeletedAt != nil {
		return Because(Reason{Kind: ReasonInTrash, Thing: KindCard, Name: card.Title})
	}
	if card.ArchivedAt == nil {
		now := tx.Now()
		card.ArchivedAt = &now
	}
	return tx.Put(card)
}

// DeleteCard puts a card into the trash, from where it can be restored.
type DeleteCard struct {
	Card CardID `json:"card"`
}

func (DeleteCard) Type() string      { return "delete_card" }
func (c DeleteCard) Validate() error { return validateID("card", c.Card) }

func (c DeleteCard) Do(tx Tx) error {
	card, err := archivable(tx, c.Card)
	if err != nil {
		return err
	}
	if card.DeletedAt == nil {
		now := tx.Now()
		card.DeletedAt = &now
	}
	return tx.Put(card)
}

// RestoreCard brings a card back from the archive or the trash, to where it
// was. Its list must be open.
type RestoreCard struct {
	Card CardID `json:"card"`
}

func (RestoreCard) Type() string      { return "restore_card" }
func (c RestoreCard) Validate() error { return validateID("card", c.Card) }

func (c RestoreCard) Do(tx Tx) error {
	card, err := archivable(tx, c.Card)
	if err != nil {
		return err
	}
	if _, err := openList(tx, card.List); err != nil {
		return err
	}
	back := card
	back.ArchivedAt, back.DeletedAt = nil, nil
	if err := withinLimits(tx, card, back); err != nil {
		return err
	}
	return tx.Put(back)
}

func archivable(tx Tx, id CardID) (Card, error) {
	card, err := seen(tx, id)
	if err != nil {
		return Card{}, err
	}
	return card, require(tx, CanArchive, &card)
}
