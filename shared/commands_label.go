package shared

import "strings"

type AddLabel struct {
	Label LabelID `json:"label"`
	Name  string  `json:"name" doc:"May be empty: the colour says it all"`
	Color Color   `json:"color"`
}

func (AddLabel) Type() string { return "add_label" }

func (c AddLabel) Validate() error {
	var check Check
	CheckID(&check, "label", c.Label)
	check.lineOrNothing("name", c.Name, MaxName)
	CheckOneOf(&check, "color", c.Color, Colors)
	return check.Err()
}

func (c AddLabel) Do(tx Tx) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	if err := absent(tx.Label(c.Label)); err != nil {
		return err
	}
	if err := room(tx, KindLabel); err != nil {
		return err
	}
	return tx.Put(Label{ID: c.Label, Name: strings.TrimSpace(c.Name), Color: c.Color})
}

type EditLabel struct {
	Label LabelID `json:"label"`
	Name  *string `json:"name,omitempty"`
	Color *Color  `json:"color,omitempty"`
}

func (EditLabel) Type() string { return "edit_label" }

func (c EditLabel) Validate() error {
	var check Check
	CheckID(&check, "label", c.Label)
	if c.Name != nil {
		check.lineOrNothing("name", *c.Name, MaxName)
	}
	if c.Color != nil {
		CheckOneOf(&check, "color", *c.Color, Colors)
	}
	return check.Err()
}

func (c EditLabel) Do(tx Tx) error {
	label, err := manageLabel(tx, c.Label)
	if err != nil {
		return err
	}
	if c.Name != nil {
		label.Name = strings.TrimSpace(*c.Name)
	}
	if c.Color != nil {
		label.Color = *c.Color
	}
	return tx.Put(label)
}

// DeleteLabel takes a label off the board. Cards keep its id, so that undoing
// brings it back onto all of them; nobody sees an id without its label.
type DeleteLabel struct {
	Label LabelID `json:"label"`
}

func (DeleteLabel) Type() string      { return "delete_label" }
func (c DeleteLabel) Validate() error { return validateID("label", c.Label) }

func (c DeleteLabel) Do(tx Tx) error {
	label, err := manageLabel(tx, c.Label)
	if err != nil {
		return err
	}
	now := tx.Now()
	label.DeletedAt = &now
	return tx.Put(label)
}

func manageLabel(tx Tx, id LabelID) (Label, error) {
	if err := require(tx, CanManage, nil); err != nil {
		return Label{}, err
	}
	label, err := tx.Label(id)
	if err == nil && label.DeletedAt != nil {
		return Label{}, NotFound("label")
	}
	return label, err
}

// labelsExist checks that a card may carry these labels.
func labelsExist(tx Tx, ids []LabelID) error {
	for _, id := range ids {
		label, err := tx.Label(id)
		if err != nil {
			if CodeOf(err) == CodeNotFound {
				return NotFound("labels")
			}
			return err
		}
		if label.DeletedAt != nil {
			return NotFound("labels")
		}
	}
	return nil
}
