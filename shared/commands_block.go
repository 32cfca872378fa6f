package shared

import "slices"

// BlockCard says that a card waits for another one of its board, or no longer
// does.
type BlockCard struct {
	Card CardID `json:"card"`
	By   CardID `json:"by" doc:"The card that it waits for"`
	On   bool   `json:"on"`
}

func (BlockCard) Type() string { return "block_card" }

func (c BlockCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckID(&check, "by", c.By)
	if c.By != "" && c.By == c.Card {
		check.Failf("by", "must not be the card itself")
	}
	return check.Err()
}

func (c BlockCard) Do(tx Tx) error {
	card, err := editable(tx, c.Card)
	if err != nil {
		return err
	}
	if c.On {
		by, err := seen(tx, c.By)
		if err != nil {
			return insteadOf(err, "by")
		}
		if by.DeletedAt != nil {
			return Because(Reason{Kind: ReasonInTrash, Thing: KindCard, Name: by.Title})
		}
		if err := noCircle(tx, card, by.ID); err != nil {
			return err
		}
	}
	card.BlockedBy = card.BlockedBy.with(c.By, c.On)
	if len(card.BlockedBy) > MaxBlockers {
		return Because(Reason{Kind: ReasonLoaded, Thing: KindCard, Limit: MaxBlockers})
	}
	return tx.Put(card)
}

// noCircle refuses to have a card wait for one that waits for it.
func noCircle(tx Tx, card Card, by CardID) error {
	all, err := tx.Blockers(by)
	if err == nil && (by == card.ID || slices.Contains(all, card.ID)) {
		return Because(Reason{Kind: ReasonCircle, Thing: KindCard, Name: card.Title})
	}
	return err
}
