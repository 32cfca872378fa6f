package store

import (
	"context"
	"errors"
	"slices"

	"incharge/shared"
)

// Work is what the account had to do when it was last seen; ErrNothing where that
// has not been.
func (s *Store) Work(ctx context.Context) (shared.Work, error) {
	r, err := get[shared.Work](ctx, s.db, s.key(ctx, "work"))
	return r.Data, err
}

// SetWork keeps it.
func (s *Store) SetWork(ctx context.Context, work shared.Work) error {
	if !s.Keeps() {
		return nil
	}
	return s.put(ctx, "work", work)
}

// trimWork drops of it what is on boards that are no longer among the account's.
func (s *Store) trimWork(ctx context.Context, boards []shared.BoardSummary) error {
	work, err := s.Work(ctx)
	if err != nil {
		if errors.Is(err, ErrNothing) {
			return nil
		}
		return err
	}
	gone := func(id shared.BoardID) bool {
		return !slices.ContainsFunc(boards, func(b shared.BoardSummary) bool { return b.ID == id })
	}
	before := len(work.Boards)
	work.Boards = slices.DeleteFunc(work.Boards, func(b shared.WorkBoard) bool { return gone(b.ID) })
	work.Cards = slices.DeleteFunc(work.Cards, func(c shared.WorkCard) bool { return gone(c.Board.ID) })
	if len(work.Boards) == before {
		return nil
	}
	return s.SetWork(ctx, work)
}
