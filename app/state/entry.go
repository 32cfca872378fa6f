package state

import (
	"encoding/json"
	"fmt"
	"time"

	"incharge/shared"
)

// Entry is a command that waits for the server's answer, as it is kept: with
// the board that it is for, and what is needed to show it again after a reload.
type Entry struct {
	ID    shared.CommandID `json:"id"`
	Board shared.BoardID   `json:"board"`
	Type  string           `json:"type"`
	Data  json.RawMessage  `json:"data"`
	At    time.Time        `json:"at"`              // when it was given
	Draft *Draft           `json:"draft,omitempty"` // of the text that it writes
	About About            `json:"about,omitzero"`
}

// Sealed is an entry for a command, under an id of its own.
func Sealed(board shared.BoardID, command shared.Command, now time.Time) (Entry, error) {
	if err := command.Validate(); err != nil {
		return Entry{}, fmt.Errorf("check %s: %w", command.Type(), err)
	}
	envelope, err := shared.Seal(command)
	if err != nil {
		return Entry{}, err
	}
	return Entry{ID: envelope.ID, Board: board, Type: envelope.Type, Data: envelope.Data, At: now}, nil
}

// Envelope is the entry as it is sent.
func (e Entry) Envelope() shared.Envelope {
	return shared.Envelope{ID: e.ID, Type: e.Type, Data: e.Data}
}
