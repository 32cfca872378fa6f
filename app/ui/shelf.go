package ui

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/shared"
)

// shelf is the list of somebody's boards, as it was last heard of.
type shelf struct {
	changed signal

	mu     sync.Mutex
	whose  shared.UserID
	boards []shared.BoardSummary
	known  bool
	sure   bool // the server has said so, not this device
}

// current is what is known of them; false when nothing is.
func (s *shelf) current() (boards []shared.BoardSummary, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.boards, s.known
}

// follow forgets the boards of somebody who has left.
func (s *shelf) follow(now *session) {
	account, _ := now.current()
	s.mu.Lock()
	gone := s.known && (account == nil || account.ID != s.whose)
	if gone {
		s.boards, s.known, s.sure = nil, false, false
	}
	s.mu.Unlock()
	if gone {
		s.changed.fire()
	}
}

// board is one of them.
func (s *shelf) board(id shared.BoardID) (b shared.BoardSummary, there bool) {
	boards, _ := s.current()
	if at := slices.IndexFunc(boards, func(b shared.BoardSummary) bool { return b.ID == id }); at >= 0 {
		return boards[at], true
	}
	return b, false
}

// take takes in a list. What this device remembers doesn't replace what the
// server has said.
func (s *shelf) take(whose shared.UserID, boards []shared.BoardSummary, sure bool) {
	s.mu.Lock()
	if whose != s.whose {
		s.known, s.sure = false, false
	}
	old := s.sure && !sure
	if !old {
		s.whose, s.boards, s.known, s.sure = whose, boards, true, sure
	}
	s.mu.Unlock()
	if !old {
		s.changed.fire()
	}
}

// edit shows at once what somebody has changed about one of them.
func (s *shelf) edit(id shared.BoardID, change func(*shared.BoardSummary)) {
	s.mu.Lock()
	s.boards = slices.Clone(s.boards)
	for i := range s.boards {
		if s.boards[i].ID == id {
			change(&s.boards[i])
		}
	}
	s.mu.Unlock()
	s.changed.fire()
}

// loadBoards brings the shelf up to date: from this device, and from the server.
func (e *env) loadBoards(ctx context.Context) error {
	account, _ := e.session.current()
	if account == nil {
		return nil
	}
	if kept, err := e.store.Boards(ctx); err == nil {
		e.shelf.take(account.ID, kept, false)
	}
	boards, err := e.client.Boards(ctx)
	e.note(ctx, err)
	if err == nil {
		_ = e.store.SetBoards(ctx, boards) // only matters offline
		e.shelf.take(account.ID, boards, true)
	}
	return err
}

// star puts a board among the first of somebody's, or back among the others.
func (e *env) star(ctx app.Context, id shared.BoardID, on bool) {
	set := func(on bool) { e.shelf.edit(id, func(b *shared.BoardSummary) { b.Starred = on }) }
	set(on)
	ctx.Async(func() {
		err := e.client.Star(ctx, id, on)
		e.note(ctx, err)
		if err != nil {
			set(!on)
			e.toasts.fail(explain(err))
		} else if _, there := e.shelf.board(id); !there { // it is new
			_ = e.loadBoards(ctx) // as far as it goes
		}
	})
}

// command does something to a board from where the board isn't open. It waits
// like any other command when there is no network.
func (e *env) command(board shared.BoardID, title string, command shared.Command) (state.Entry, bool) {
	entry, err := state.Sealed(board, command, time.Now())
	if err == nil {
		entry.About = state.About{Board: title}
		err = e.outbox.Add(entry)
	}
	if err != nil {
		e.toasts.fail(explain(err))
		return entry, false
	}
	return entry, true
}
