package store

import (
	"context"
	"errors"
	"time"

	"incharge/shared"
)

// Clash is a text of the account's that could not be merged with somebody
// else's, kept until they have decided.
type Clash struct {
	Board  shared.BoardID `json:"board"`
	Seq    int64          `json:"seq"` // of the change that left it out
	At     time.Time      `json:"at"`
	Title  string         `json:"title"`  // of the card, as it was
	Number int64          `json:"number"` // of the card
	shared.TextClash
}

// Clashes are all that wait for a decision, and how far each board's changes
// have been looked through for more: a change may come again after a reload.
type Clashes struct {
	All  []Clash                  `json:"all"`
	Seen map[shared.BoardID]int64 `json:"seen"`
}

const clashesKey = "clashes"

// Clashes are the account's.
func (s *Store) Clashes(ctx context.Context) (Clashes, error) {
	r, err := get[Clashes](ctx, s.db, s.key(ctx, clashesKey))
	if errors.Is(err, ErrNothing) {
		err = nil
	}
	return r.Data, err
}

// SetClashes keeps them.
func (s *Store) SetClashes(ctx context.Context, c Clashes) error {
	return s.put(ctx, clashesKey, c)
}
