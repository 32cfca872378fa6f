package shared

import (
	"net/url"
	"strings"
)

// AttachLink puts a link to a page onto a card.
type AttachLink struct {
	Attachment AttachmentID `json:"attachment"`
	Card       CardID       `json:"card"`
	Name       string       `json:"name"`
	URL        string       `json:"url" doc:"http or https"`
}

func (AttachLink) Type() string { return "attach_link" }

func (c AttachLink) Validate() error {
	var check Check
	CheckID(&check, "attachment", c.Attachment)
	CheckID(&check, "card", c.Card)
	check.Line("name", c.Name, MaxTitle)
	check.Line("url", c.URL, MaxURL)
	if u, err := url.Parse(c.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		check.Failf("url", "must be an address that begins with http:// or https://")
	}
	return check.Err()
}

func (c AttachLink) Do(tx Tx) error {
	return attach(tx, Attachment{ID: c.Attachment, Card: c.Card, Name: strings.TrimSpace(c.Name), URL: c.URL})
}

// AttachFile puts a file onto a card that Incharge keeps. Clients can't send it:
// they upload the file.
type AttachFile struct {
	Attachment AttachmentID `json:"attachment"`
	Card       CardID       `json:"card"`
	Name       string       `json:"name"`
	MIME       string       `json:"type"`
	Size       int64        `json:"size"`
	Width      int          `json:"width"`
	Height     int          `json:"height"`
}

func (AttachFile) Type() string { return "attach_file" }

func (c AttachFile) Validate() error {
	var check Check
	CheckID(&check, "attachment", c.Attachment)
	CheckID(&check, "card", c.Card)
	check.Line("name", c.Name, MaxTitle)
	check.Line("type", c.MIME, MaxName)
	if c.Size < 0 || c.Width < 0 || c.Height < 0 {
		check.Failf("size", "must not be negative")
	}
	return check.Err()
}

func (c AttachFile) Do(tx Tx) error {
	return attach(tx, Attachment{ID: c.Attachment, Card: c.Card, Name: strings.TrimSpace(c.Name),
		Type: c.MIME, Size: c.Size, Width: c.Width, Height: c.Height})
}

func attach(tx Tx, a Attachment) error {
	card, err := editable(tx, a.Card)
	if err != nil {
		return err
	}
	if err := absent(tx.Attachment(a.ID)); err != nil {
		return err
	}
	if err := roomOn(tx, KindAttachment, card.Attachments); err != nil {
		return err
	}
	actor := tx.Actor().User.ID
	a.By, a.At = &actor, tx.Now()
	card.Attachments++
	if a, err = a.served(tx); err != nil {
		return err
	}
	return putOn(tx, card, a)
}

// served is a file with the path that it is served under.
func (a Attachment) served(tx Tx) (Attachment, error) {
	board, err := tx.Board()
	if err == nil && a.Type != "" {
		name := url.PathEscape(a.Name)
		if name == "." || name == ".." { // browsers take these for steps
			name = "file"
		}
		a.URL = "/files/" + string(board.ID) + "/" + string(a.ID) + "/" + name
	}
	return a, err
}

type EditAttachment struct {
	Attachment AttachmentID `json:"attachment"`
	Name       string       `json:"name"`
}

func (EditAttachment) Type() string { return "edit_attachment" }

func (c EditAttachment) Validate() error {
	var check Check
	CheckID(&check, "attachment", c.Attachment)
	check.Line("name", c.Name, MaxTitle)
	return check.Err()
}

func (c EditAttachment) Do(tx Tx) error {
	a, card, err := editableAttachment(tx, c.Attachment)
	if err != nil {
		return err
	}
	a.Name = strings.TrimSpace(c.Name)
	if a, err = a.served(tx); err != nil {
		return err
	}
	return putOn(tx, card, a)
}

// DeleteAttachment takes a link or a file off its card. Undoing brings it back:
// a file is kept for as long as it is in the trash.
type DeleteAttachment struct {
	Attachment AttachmentID `json:"attachment"`
}

func (DeleteAttachment) Type() string      { return "delete_attachment" }
func (c DeleteAttachment) Validate() error { return validateID("attachment", c.Attachment) }

func (c DeleteAttachment) Do(tx Tx) error {
	a, card, err := editableAttachment(tx, c.Attachment)
	if err != nil {
		return err
	}
	now := tx.Now()
	a.DeletedAt = &now
	card.Attachments--
	if card.Cover != nil && *card.Cover == a.ID {
		card.Cover = nil
	}
	return putOn(tx, card, a)
}

// CoverCard has a card show one of its pictures.
type CoverCard struct {
	Card       CardID              `json:"card"`
	Attachment Maybe[AttachmentID] `json:"attachment,omitzero" doc:"null: none"`
}

func (CoverCard) Type() string { return "cover_card" }

func (c CoverCard) Validate() error {
	var check Check
	CheckID(&check, "card", c.Card)
	if !c.Attachment.Set {
		check.Failf("attachment", "is required; null means none")
	} else if c.Attachment.Value != nil {
		CheckID(&check, "attachment", *c.Attachment.Value)
	}
	return check.Err()
}

func (c CoverCard) Do(tx Tx) error {
	card, err := editable(tx, c.Card)
	if err != nil {
		return err
	}
	if id := c.Attachment.Value; id != nil {
		a, err := tx.Attachment(*id)
		if err == nil && (a.DeletedAt != nil || a.Card != card.ID) {
			err = NotFound("attachment")
		}
		if err != nil {
			return err
		}
		if a.Width == 0 {
			return Invalid("attachment", "is not a picture")
		}
	}
	card.Cover = c.Attachment.Value
	return tx.Put(card)
}

// editableAttachment finds an attachment that the actor may edit, with its card.
func editableAttachment(tx Tx, id AttachmentID) (Attachment, Card, error) {
	a, err := tx.Attachment(id)
	if err == nil && a.DeletedAt != nil {
		err = NotFound("attachment")
	}
	if err != nil {
		return Attachment{}, Card{}, err
	}
	card, err := editable(tx, a.Card)
	return a, card, insteadOf(err, "attachment")
}
