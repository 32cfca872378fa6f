package board

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"incharge/shared"
)

// However many commands wait for one board, others find a connection.
func TestBusyBoardLeavesOthersAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	other := shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "Elsewhere"}
	if _, err := b.Create(t.Context(), b.stranger, other, ""); err != nil {
		t.Fatal(err)
	}
	holder, err := b.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Rollback() //nolint:errcheck // it only holds a lock
	if _, err := holder.ExecContext(t.Context(), "UPDATE boards SET title = title WHERE id = ?", b.board); err != nil {
		t.Fatal(err)
	}
	const many = 40 // more than there are connections
	title := "Busy"
	var waiting sync.WaitGroup
	for range many {
		waiting.Go(func() {
			if _, err := b.try(t, b.supervisor, shared.EditBoard{Title: &title}); err != nil {
				t.Error(err)
			}
		})
	}
	for b.waitingFor(b.board) < many {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	_, err = b.Execute(ctx, b.stranger, other.ID, shared.NewID[shared.CommandID](), shared.EditBoard{Title: &title})
	if err != nil {
		t.Errorf("another board, meanwhile: %v", err)
	}
	if err := holder.Rollback(); err != nil {
		t.Fatal(err)
	}
	waiting.Wait()
	if n := len(b.turns.boards); n != 0 {
		t.Errorf("%d boards are remembered", n)
	}
}

func (s *Service) waitingFor(board shared.BoardID) int {
	s.turns.mu.Lock()
	defer s.turns.mu.Unlock()
	if turn := s.turns.boards[board]; turn != nil {
		return turn.users
	}
	return 0
}

func TestTurnsGivenUp(t *testing.T) {
	t.Parallel()
	var turns = turns{boards: map[shared.BoardID]*turn{}}
	leave, err := turns.take(t.Context(), "b")
	if err != nil {
		t.Fatal(err)
	}
	tired, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := turns.take(tired, "b"); !errors.Is(err, context.Canceled) {
		t.Errorf("who no longer waits: %v", err)
	}
	leave()
	if leave, err = turns.take(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	leave()
	if len(turns.boards) != 0 {
		t.Errorf("%v", turns.boards)
	}
}
