package store

import (
	"context"
	"errors"
	"slices"

	"incharge/shared"
)

// Markup is the HTML of a text.
type Markup struct {
	Text string `json:"text"`
	HTML string `json:"html"`
}

// Of a board's markup the latest is kept, so much of it.
const (
	mostMarkup  = 300
	markupBytes = 1 << 20
)

func markupKey(board shared.BoardID) string { return "markup/" + string(board) }

// Markup is that of a board's texts that the account was shown last, the latest
// first.
func (s *Store) Markup(ctx context.Context, board shared.BoardID) ([]Markup, error) {
	r, err := get[[]Markup](ctx, s.db, s.key(ctx, markupKey(board)))
	if errors.Is(err, ErrNothing) {
		err = nil
	}
	return r.Data, err
}

// AddMarkup keeps some more of it, for as long as the board is kept.
func (s *Store) AddMarkup(ctx context.Context, board shared.BoardID, latest []Markup) error {
	if !s.Keeps() {
		return nil
	}
	all, err := s.Markup(ctx, board)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(m Markup) bool {
		return slices.ContainsFunc(latest, func(l Markup) bool { return l.Text == m.Text })
	})
	all = append(slices.Clone(latest), all...)
	size := 0
	for i, m := range all {
		if size += len(m.Text) + len(m.HTML); i == mostMarkup || size > markupBytes {
			all = all[:i]
			break
		}
	}
	return s.put(ctx, markupKey(board), all)
}
