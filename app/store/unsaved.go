package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"incharge/shared"
)

// Unsaved is a text that the account was writing on a card and has not saved.
type Unsaved struct {
	Written
	Board shared.BoardID `json:"board"`
	Title string         `json:"title"` // of the card
	At    time.Time      `json:"at"`    // when it was last written on
	Read  string         `json:"read"`  // what it grew out of
	Base  int64          `json:"base"`  // a number at which the text was that
	Words string         `json:"words"`
}

// Written is what is being written: a card's description, a comment of it that
// is written anew, or another one.
type Written struct {
	Card    shared.CardID    `json:"card"`
	Field   string           `json:"field"`
	Comment shared.CommentID `json:"comment,omitempty"`
}

// The fields in which something can stay unsaved.
const (
	Description = "description"
	Comment     = "comment"
)

// worthless says that there is nothing in it to save.
func (u Unsaved) worthless() bool {
	return strings.TrimSpace(u.Words) == "" || u.Words == u.Read
}

const (
	unsavedKey = "unsaved"
	// Of what is unsaved the latest is kept, so much of it and so long.
	mostUnsaved  = 50
	unsavedBytes = 1 << 20
	unsavedFor   = 30 * 24 * time.Hour
)

// WithUnsaved has texts take the place of what stood there before them, and
// drops what there is nothing in, and what is too old or too much. The latest
// come first. The slice is another one.
func WithUnsaved(all []Unsaved, now time.Time, texts ...Unsaved) []Unsaved {
	all = slices.Clone(all)
	for _, text := range texts {
		all = slices.DeleteFunc(all, func(u Unsaved) bool { return u.Written == text.Written })
		all = append(all, text)
	}
	slices.SortStableFunc(all, func(a, b Unsaved) int { return b.At.Compare(a.At) })
	bytes := 0
	all = slices.DeleteFunc(all, func(u Unsaved) bool {
		if u.worthless() || now.Sub(u.At) > unsavedFor {
			return true
		}
		bytes += len(u.Words) + len(u.Read)
		return bytes > unsavedBytes
	})
	return all[:min(len(all), mostUnsaved)]
}

// Unsaved is what the account has not saved, the latest first.
func (s *Store) Unsaved(ctx context.Context, now time.Time) ([]Unsaved, error) {
	r, err := get[[]Unsaved](ctx, s.db, s.key(ctx, unsavedKey))
	if errors.Is(err, ErrNothing) {
		err = nil
	}
	return WithUnsaved(r.Data, now), err
}

// ReplaceUnsaved keeps what somebody has not saved in place of all that is there,
// without reading that: a page that goes away in this moment can't.
func (s *Store) ReplaceUnsaved(ctx context.Context, user shared.UserID, all []Unsaved) error {
	s.turn.RLock()
	defer s.turn.RUnlock()
	if s.whose(ctx) != user {
		return errNobody
	}
	data, err := json.Marshal(record[[]Unsaved]{format, all}) // without a pause: there may be no time after it
	if err != nil {
		return fmt.Errorf("write down what isn't saved: %w", err)
	}
	return doing("keeping what isn't saved", s.db.Put(ctx, keyOf(user, unsavedKey), data))
}

// SetUnsaved keeps texts that somebody has not saved, and gives all of theirs.
// One without words is dropped. It fails where they are not signed in any more:
// what they wrote is for nobody else.
func (s *Store) SetUnsaved(ctx context.Context, user shared.UserID, now time.Time, texts ...Unsaved) (all []Unsaved, err error) {
	s.turn.RLock()
	defer s.turn.RUnlock()
	if user == "" || s.whose(ctx) != user {
		return nil, errNobody
	}
	err = s.db.Change(ctx, keyOf(user, unsavedKey), func(b []byte) []byte {
		r, _ := decoded[[]Unsaved](b) // else there is none
		if all = WithUnsaved(r.Data, now, texts...); len(all) == 0 {
			return nil
		}
		after, _ := json.Marshal(record[[]Unsaved]{format, all}) // plain texts, numbers and dates
		return after
	})
	return all, doing("keeping what isn't saved", err)
}
