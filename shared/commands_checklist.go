package shared

import "strings"

type AddChecklist struct {
	Checklist ChecklistID `json:"checklist"`
	Card      CardID      `json:"card"`
	Title     string      `json:"title"`
	After     ChecklistID `json:"after,omitempty"`
	Before    ChecklistID `json:"before,omitempty"`
}

func (AddChecklist) Type() string { return "add_checklist" }

func (c AddChecklist) Validate() error {
	var check Check
	CheckID(&check, "checklist", c.Checklist)
	CheckID(&check, "card", c.Card)
	check.Line("title", c.Title, MaxName)
	checkNeighbours(&check, c.Checklist, c.After, c.Before)
	return check.Err()
}

func (c AddChecklist) Do(tx Tx) error {
	card, err := editable(tx, c.Card)
	if err != nil {
		return err
	}
	if err := absent(tx.Checklist(c.Checklist)); err != nil {
		return err
	}
	if card.Checklists >= MaxCardChecklists {
		return Because(Reason{Kind: ReasonLoaded, Thing: KindChecklist, Limit: MaxCardChecklists})
	}
	card.Checklists++
	if err := tx.Put(card); err != nil {
		return err
	}
	return placeChecklist(tx, Checklist{ID: c.Checklist, Card: card.ID, Title: strings.TrimSpace(c.Title)}, c.After, c.Before)
}

type EditChecklist struct {
	Checklist ChecklistID `json:"checklist"`
	Title     string      `json:"title"`
}

func (EditChecklist) Type() string { return "edit_checklist" }

func (c EditChecklist) Validate() error {
	var check Check
	CheckID(&check, "checklist", c.Checklist)
	check.Line("title", c.Title, MaxName)
	return check.Err()
}

func (c EditChecklist) Do(tx Tx) error {
	checklist, card, err := editableChecklist(tx, c.Checklist)
	if err != nil {
		return err
	}
	checklist.Title = strings.TrimSpace(c.Title)
	return putOn(tx, card, checklist)
}

type MoveChecklist struct {
	Checklist ChecklistID `json:"checklist"`
	After     ChecklistID `json:"after,omitempty"`
	Before    ChecklistID `json:"before,omitempty"`
}

func (MoveChecklist) Type() string { return "move_checklist" }

func (c MoveChecklist) Validate() error {
	var check Check
	CheckID(&check, "checklist", c.Checklist)
	checkNeighbours(&check, c.Checklist, c.After, c.Before)
	return check.Err()
}

func (c MoveChecklist) Do(tx Tx) error {
	checklist, card, err := editableChecklist(tx, c.Checklist)
	if err != nil {
		return err
	}
	if err := tx.Put(card); err != nil {
		return err
	}
	return placeChecklist(tx, checklist, c.After, c.Before)
}

// DeleteChecklist takes a checklist off its card, with its items. Undoing
// brings all of them back.
type DeleteChecklist struct {
	Checklist ChecklistID `json:"checklist"`
}

func (DeleteChecklist) Type() string      { return "delete_checklist" }
func (c DeleteChecklist) Validate() error { return validateID("checklist", c.Checklist) }

func (c DeleteChecklist) Do(tx Tx) error {
	checklist, card, err := editableChecklist(tx, c.Checklist)
	if err != nil {
		return err
	}
	items, err := tx.Items(checklist.ID)
	if err != nil {
		return err
	}
	now := tx.Now()
	for _, item := range items {
		if item.DeletedAt != nil {
			continue
		}
		card.uncount(item)
		item.DeletedAt = &now
		if err := tx.Put(item); err != nil {
			return err
		}
	}
	checklist.DeletedAt = &now
	card.Checklists--
	return putOn(tx, card, checklist)
}

// editable finds an open card whose content the actor may edit.
func editable(tx Tx, id CardID) (Card, error) {
	card, err := openCard(tx, id)
	if err != nil {
		return Card{}, err
	}
	return card, require(tx, CanEdit, &card)
}

// editableChecklist finds a checklist that the actor may edit, with its card.
func editableChecklist(tx Tx, id ChecklistID) (Checklist, Card, error) {
	checklist, err := tx.Checklist(id)
	if err == nil && checklist.DeletedAt != nil {
		err = NotFound("checklist")
	}
	if err != nil {
		return Checklist{}, Card{}, err
	}
	card, err := editable(tx, checklist.Card)
	return checklist, card, insteadOf(err, "checklist")
}

// putOn writes something that is on a card, and the card, whose history tells
// of it.
func putOn(tx Tx, card Card, part Entity) error {
	if err := tx.Put(card); err != nil {
		return err
	}
	return tx.Put(part)
}
