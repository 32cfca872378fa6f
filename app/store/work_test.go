package store

import (
	"errors"
	"testing"

	"incharge/shared"
)

// One's work is there without a network, without what is on boards that are gone.
func TestWork(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	if _, err := s.Work(t.Context()); !errors.Is(err, ErrNothing) {
		t.Errorf("at first there is %v", err)
	}
	of := func(boards ...shared.BoardID) (work shared.Work) {
		for _, id := range boards {
			work.Boards = append(work.Boards, shared.WorkBoard{ID: id})
			work.Cards = append(work.Cards, shared.WorkCard{Board: shared.BoardRef{ID: id}, Card: shared.Card{Title: string(id)}})
		}
		return work
	}
	must(t, s.SetWork(t.Context(), of("house", "ship")))
	must(t, s.SetBoards(t.Context(), []shared.BoardSummary{{ID: "house"}, {ID: "ship"}}))
	s = over(m)
	if work, err := s.Work(t.Context()); err != nil || len(work.Cards) != 2 {
		t.Errorf("%+v, %v", work, err)
	}
	must(t, s.Forget(t.Context(), "house"))
	if work, err := s.Work(t.Context()); err != nil || len(work.Cards) != 1 || work.Cards[0].Card.Title != "ship" || len(work.Boards) != 1 {
		t.Errorf("%+v, %v", work, err)
	}
}
