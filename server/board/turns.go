package board

import (
	"context"
	"fmt"
	"sync"

	"incharge/shared"
)

// turns lets the commands of one board through one at a time, before they take
// a connection. They would wait for each other in the database anyway, there
// each with a connection in hand: a busy board could keep all of them from
// everybody else.
type turns struct {
	mu     sync.Mutex
	boards map[shared.BoardID]*turn
}

type turn struct {
	taken chan struct{}
	users int // the one whose turn it is, and those who wait
}

// take waits for the board's turn; leave gives it on.
func (t *turns) take(ctx context.Context, board shared.BoardID) (leave func(), err error) {
	turn := t.join(board)
	select {
	case turn.taken <- struct{}{}:
		return func() { <-turn.taken; t.quit(board, turn) }, nil
	case <-ctx.Done():
		t.quit(board, turn)
		return nil, fmt.Errorf("wait for the board: %w", ctx.Err())
	}
}

func (t *turns) join(board shared.BoardID) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.boards[board] == nil {
		t.boards[board] = &turn{taken: make(chan struct{}, 1)}
	}
	t.boards[board].users++
	return t.boards[board]
}

func (t *turns) quit(board shared.BoardID, turn *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if turn.users--; turn.users == 0 {
		delete(t.boards, board)
	}
}
