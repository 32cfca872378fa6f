package shared

import (
	"hash/fnv"
	"strings"
)

// CopyCard adds a card like another one: its description, labels, dates,
// priority and checklists, without comments and attachments, and in nobody's
// charge. What the actor may not set on a new card is left out.
type CopyCard struct {
	Card   CardID `json:"card" doc:"The id of the copy"`
	Source CardID `json:"source"`
	Title  string `json:"title"`
	After  CardID `json:"after,omitempty" doc:"The card that should be right above it; absent: the source"`
}

func (CopyCard) Type() string { return "copy_card" }

func (c CopyCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	CheckID(&check, "source", c.Source)
	check.Line("title", c.Title, MaxTitle)
	checkNeighbours(&check, c.Card, c.After, "")
	return check.Err()
}

func (c CopyCard) Do(tx Tx) error {
	source, err := openCard(tx, c.Source)
	if err != nil {
		return insteadOf(err, "source")
	}
	if source.Description == nil {
		return ErrUnpredictable
	}
	add := AddCard{Card: c.Card, List: source.List, Title: c.Title, Description: *source.Description, After: c.After}
	if c.After == "" {
		add.After = source.ID
	}
	for _, id := range source.Labels {
		label, err := tx.Label(id)
		if err == nil && label.DeletedAt == nil {
			add.Labels = append(add.Labels, id)
		} else if err != nil && CodeOf(err) != CodeNotFound {
			return err
		}
	}
	if board, err := tx.Board(); err != nil {
		return err
	} else if Can(tx.Actor(), CanPlan, nil, board.Settings) {
		add.Start, add.Deadline, add.Priority = source.Start, source.Deadline, source.Priority
	}
	checklists, err := tx.Checklists(source.ID)
	if err != nil {
		return err
	}
	if source.Items > 0 {
		if err := roomFor(tx, KindItem, source.Items); err != nil {
			return err
		}
	}
	if err := add.Do(tx); err != nil {
		return err
	}
	for _, checklist := range checklists {
		if checklist.DeletedAt == nil {
			if err := copyChecklist(tx, c.Card, checklist); err != nil {
				return err
			}
		}
	}
	return nil
}

func copyChecklist(tx Tx, to CardID, source Checklist) error {
	items, err := tx.Items(source.ID)
	if err != nil {
		return err
	}
	card, err := tx.Card(to)
	if err != nil {
		return err
	}
	checklist := source
	checklist.ID, checklist.Card = derived[ChecklistID](to, source.ID), to
	if err := absent(tx.Checklist(checklist.ID)); err != nil {
		return err
	}
	if err := tx.Put(checklist); err != nil {
		return err
	}
	card.Checklists++
	for _, item := range items {
		if item.DeletedAt != nil {
			continue
		}
		item.ID, item.Card, item.Checklist = derived[ItemID](to, item.ID), to, checklist.ID
		if err := absent(tx.Item(item.ID)); err != nil {
			return err
		}
		card.Items++
		card.ItemsDone += one(item.Done)
		if err := tx.Put(item); err != nil {
			return err
		}
	}
	return tx.Put(card)
}

// derived is the id of what a copy has in the place of what its source has: the
// same on both sides (a UUIDv8, RFC 9562, with the time of the copy's own id).
func derived[T ~string](copied CardID, of T) T {
	hash := fnv.New128a()
	_, _ = hash.Write([]byte(string(copied) + string(of))) // never fails
	id := []byte(spelled(hash.Sum(nil)))
	copy(id[:13], copied[:13])
	id[14], id[19] = '8', 'a'
	return T(id)
}

// ItemToCard makes an item a card of its own, right under the card that it was
// on. The person in charge of it and its date go with it where the actor may
// set them.
type ItemToCard struct {
	Item ItemID `json:"item"`
	Card CardID `json:"card" doc:"The id of the new card"`
}

func (ItemToCard) Type() string { return "item_to_card" }

func (c ItemToCard) Validate() error {
	var check Check
	CheckID(&check, "item", c.Item)
	CheckID(&check, "card", c.Card)
	return check.Err()
}

func (c ItemToCard) Do(tx Tx) error {
	item, card, err := editableItem(tx, c.Item)
	if err != nil {
		return err
	}
	add := AddCard{Card: c.Card, List: card.List, Title: strings.Join(strings.Fields(item.Text), " "), After: card.ID}
	if title := []rune(add.Title); len(title) > MaxTitle {
		add.Title, add.Description = string(title[:MaxTitle-1])+"…", item.Text
	}
	board, err := tx.Board()
	if err != nil {
		return err
	}
	if Can(tx.Actor(), CanPlan, nil, board.Settings) {
		add.Deadline = item.Due
	}
	if item.PIC != nil && mayAssign(tx, Card{Creator: new(tx.Actor().User.ID)}, item.PIC) == nil {
		add.PIC = item.PIC
	}
	if err := deleteItem(tx, item, card); err != nil {
		return err
	}
	return add.Do(tx)
}
