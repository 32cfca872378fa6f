// Package exporter writes boards out: whole, as JSON that can be imported
// again, and as a table of their cards.
package exporter

import (
	"encoding/json"
	"fmt"
	"io"

	"incharge/shared"
)

// JSON writes a board as shared.Export, card by card.
type JSON struct {
	w    io.Writer
	link func(path string) string
	any  bool // card has been written
}

// NewJSON is a JSON that writes to w. link makes an address of a path of this
// server, for the files on cards.
func NewJSON(w io.Writer, link func(path string) string) *JSON { return &JSON{w: w, link: link} }

// Begin writes all but the cards.
func (j *JSON) Begin(board shared.Export) error {
	board.Cards = []shared.CardDetail{}
	head, err := json.Marshal(board)
	if err != nil {
		return fmt.Errorf("write the board: %w", err)
	}
	const end = "]}" // the cards come last, and there are none yet
	return j.write(head[:len(head)-len(end)])
}

// Card writes a card with all that belongs to it.
func (j *JSON) Card(card shared.CardDetail) error {
	for i, attachment := range card.Attachments {
		if attachment.Type != "" {
			card.Attachments[i].URL = j.link(attachment.URL)
		}
	}
	text, err := json.Marshal(card)
	if err != nil {
		return fmt.Errorf("write card %s: %w", card.Card.ID, err)
	}
	between := []byte("\n")
	if j.any {
		between = []byte(",\n")
	}
	j.any = true
	return j.write(append(between, text...))
}

// End ends it.
func (j *JSON) End() error { return j.write([]byte("]}\n")) }

func (j *JSON) write(text []byte) error {
	if _, err := j.w.Write(text); err != nil {
		return fmt.Errorf("write the board: %w", err)
	}
	return nil
}
