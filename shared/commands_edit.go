package shared

import (
	"strings"
	"unicode/utf8"

	"incharge/shared/merge"
)

// EditCard changes the fields that it names and no others. Base is the
// board's sequence number when the sender read the texts: where somebody
// else has changed the same text since, both edits are merged by line.
type EditCard struct {
	Card        CardID     `json:"card"`
	Base        *int64     `json:"base,omitempty" doc:"The seq that the texts were read at; absent: whatever stands is replaced"`
	Title       *string    `json:"title,omitempty"`
	Description *string    `json:"description,omitempty" doc:"Markdown"`
	Priority    *Priority  `json:"priority,omitempty" enum:"none,low,medium,high,urgent"`
	Labels      *[]LabelID `json:"labels,omitempty"`
}

func (EditCard) Type() string { return "edit_card" }

func (c EditCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	if c.Base != nil && *c.Base < 0 {
		check.Failf("base", "must not be negative")
	}
	if c.Title != nil {
		check.Line("title", *c.Title, MaxTitle)
	}
	if c.Description != nil {
		check.Text("description", *c.Description, MaxDescription)
	}
	if c.Priority != nil {
		CheckOneOf(&check, "priority", *c.Priority, Priorities)
	}
	if c.Labels != nil {
		checkLabels(&check, *c.Labels)
	}
	return check.Err()
}

func (c EditCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	// Naming nothing is an edit too: it leaves a change behind.
	if c.Title != nil || c.Description != nil || c.Labels != nil || c.Priority == nil {
		if err := require(tx, CanEdit, &card); err != nil {
			return err
		}
	}
	if c.Priority != nil {
		if err := require(tx, CanPlan, &card); err != nil {
			return err
		}
		card.Priority = *c.Priority
	}
	if c.Labels != nil {
		if err := labelsExist(tx, *c.Labels); err != nil {
			return err
		}
		card.Labels = append([]LabelID{}, *c.Labels...)
	}
	if c.Title != nil {
		card.Title, err = c.merged(tx, "title", card.Title, strings.TrimSpace(*c.Title), MaxTitle)
		if err != nil {
			return err
		}
	}
	if c.Description != nil {
		var current string
		if card.Description != nil {
			current = *card.Description
		}
		text, err := c.merged(tx, "description", current, *c.Description, MaxDescription)
		if err != nil {
			return err
		}
		card.Description, card.Described = &text, text != ""
	}
	return tx.Put(card)
}

// merged is what a text becomes: what the sender wrote, unless somebody else
// has changed the text since the sender read it. Where the two can't be merged,
// or what the sender read is too long ago to be known, the text stays as it
// stands, and the change says what else was wanted.
func (c EditCard) merged(tx Tx, field, current, mine string, most int) (string, error) {
	if c.Base == nil || current == mine {
		return mine, nil
	}
	base, known, err := tx.TextAt(c.Card, field, *c.Base)
	if err != nil {
		return "", err
	}
	if known && base == current {
		return mine, nil
	}
	if known {
		both := merge.Lines(base, mine, current)
		if len(both.Conflicts) == 0 && utf8.RuneCountInString(both.Text) <= most {
			return both.Text, nil
		}
	}
	tx.Clash(TextClash{Card: c.Card, Field: field, Kept: current, Other: mine})
	return current, nil
}
