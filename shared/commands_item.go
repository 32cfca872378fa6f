package shared

import (
	"strings"
	"time"
)

type AddItem struct {
	Item      ItemID      `json:"item"`
	Checklist ChecklistID `json:"checklist"`
	Text      string      `json:"text"`
	PIC       *UserID     `json:"pic,omitempty"`
	Due       *time.Time  `json:"due,omitempty"`
	After     ItemID      `json:"after,omitempty"`
	Before    ItemID      `json:"before,omitempty"`
}

func (AddItem) Type() string { return "add_item" }

func (c AddItem) Validate() error {
	var check Check
	CheckID(&check, "item", c.Item)
	CheckID(&check, "checklist", c.Checklist)
	check.Line("text", c.Text, MaxItem)
	if c.PIC != nil {
		CheckID(&check, "pic", *c.PIC)
	}
	check.Time("due", c.Due)
	checkNeighbours(&check, c.Item, c.After, c.Before)
	return check.Err()
}

func (c AddItem) Do(tx Tx) error {
	checklist, card, err := editableChecklist(tx, c.Checklist)
	if err != nil {
		return err
	}
	if c.PIC != nil {
		if err := canWork(tx, "pic", *c.PIC); err != nil {
			return err
		}
	}
	if err := absent(tx.Item(c.Item)); err != nil {
		return err
	}
	if err := roomOn(tx, KindItem, card.Items); err != nil {
		return err
	}
	card.Items++
	if err := tx.Put(card); err != nil {
		return err
	}
	return placeItem(tx, Item{ID: c.Item, Checklist: checklist.ID, Card: card.ID, Text: strings.TrimSpace(c.Text),
		PIC: c.PIC, Due: utc(c.Due)}, c.After, c.Before)
}

// EditItem changes the fields that it names and no others.
type EditItem struct {
	Item ItemID           `json:"item"`
	Text *string          `json:"text,omitempty"`
	PIC  Maybe[UserID]    `json:"pic,omitzero" doc:"null: nobody"`
	Due  Maybe[time.Time] `json:"due,omitzero" doc:"null clears"`
}

func (EditItem) Type() string { return "edit_item" }

func (c EditItem) Validate() error {
	var check Check
	CheckID(&check, "item", c.Item)
	if c.Text != nil {
		check.Line("text", *c.Text, MaxItem)
	}
	if c.PIC.Value != nil {
		CheckID(&check, "pic", *c.PIC.Value)
	}
	check.Time("due", c.Due.Value)
	return check.Err()
}

func (c EditItem) Do(tx Tx) error {
	item, card, err := editableItem(tx, c.Item)
	if err != nil {
		return err
	}
	if c.Text != nil {
		item.Text = strings.TrimSpace(*c.Text)
	}
	if c.PIC.Set {
		if c.PIC.Value != nil {
			if err := canWork(tx, "pic", *c.PIC.Value); err != nil {
				return err
			}
		}
		item.PIC = c.PIC.Value
	}
	if c.Due.Set {
		item.Due = utc(c.Due.Value)
	}
	return putOn(tx, card, item)
}

// MoveItem puts an item elsewhere in its checklist or into another one of the
// same card.
type MoveItem struct {
	Item      ItemID      `json:"item"`
	Checklist ChecklistID `json:"checklist"`
	After     ItemID      `json:"after,omitempty"`
	Before    ItemID      `json:"before,omitempty"`
}

func (MoveItem) Type() string { return "move_item" }

func (c MoveItem) Validate() error {
	var check Check
	CheckID(&check, "item", c.Item)
	CheckID(&check, "checklist", c.Checklist)
	checkNeighbours(&check, c.Item, c.After, c.Before)
	return check.Err()
}

func (c MoveItem) Do(tx Tx) error {
	item, card, err := editableItem(tx, c.Item)
	if err != nil {
		return err
	}
	checklist, err := tx.Checklist(c.Checklist)
	if err == nil && (checklist.DeletedAt != nil || checklist.Card != card.ID) {
		err = NotFound("checklist")
	}
	if err != nil {
		return err
	}
	if err := tx.Put(card); err != nil {
		return err
	}
	item.Checklist = checklist.ID
	return placeItem(tx, item, c.After, c.Before)
}

type DeleteItem struct {
	Item ItemID `json:"item"`
}

func (DeleteItem) Type() string      { return "delete_item" }
func (c DeleteItem) Validate() error { return validateID("item", c.Item) }

func (c DeleteItem) Do(tx Tx) error {
	item, card, err := editableItem(tx, c.Item)
	if err != nil {
		return err
	}
	return deleteItem(tx, item, card)
}

func deleteItem(tx Tx, item Item, card Card) error {
	now := tx.Now()
	item.DeletedAt = &now
	card.uncount(item)
	return putOn(tx, card, item)
}

// uncount takes an item out of what the card says of its items.
func (c *Card) uncount(item Item) {
	c.Items--
	c.ItemsDone -= one(item.Done)
}

// editableItem finds an item that the actor may edit, with its card.
func editableItem(tx Tx, id ItemID) (Item, Card, error) {
	item, err := tx.Item(id)
	if err == nil && item.DeletedAt != nil {
		err = NotFound("item")
	}
	if err != nil {
		return Item{}, Card{}, err
	}
	card, err := editable(tx, item.Card)
	return item, card, insteadOf(err, "item")
}
