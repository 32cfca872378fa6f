package outbox

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"incharge/app/outbox/outboxtest"
	"incharge/shared"
)

var errNetwork = errors.New("no connection")

// server is what the real one comes down to here: it does each command once,
// and numbers what it does.
type server struct {
	mu      sync.Mutex
	done    map[shared.BoardID][]shared.CommandID // in order
	changes map[shared.CommandID]shared.Change
	fault   func(shared.Envelope) fault
	sent    int
	at      map[shared.BoardID]int // how many are being carried out at once
	most    int
}

// fault is what goes wrong with one try.
type fault struct {
	err  error
	lost bool // it is done, and the answer doesn't come
}

func newServer() *server {
	return &server{
		done: map[shared.BoardID][]shared.CommandID{}, changes: map[shared.CommandID]shared.Change{},
		at: map[shared.BoardID]int{}, fault: func(shared.Envelope) fault { return fault{} },
	}
}

func (s *server) Send(ctx context.Context, _ shared.UserID, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	s.mu.Lock()
	s.sent++
	s.at[board]++
	s.most = max(s.most, s.at[board])
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.at[board]--
	}()
	if err := travel(ctx); err != nil {
		return shared.Outcome{}, err
	}
	outcome, err := s.carryOut(board, envelope)
	if lost := travel(ctx); lost != nil {
		return shared.Outcome{}, lost
	}
	return outcome, err
}

// travel is one way through the network.
func travel(ctx context.Context) error {
	select {
	case <-time.After(5 * time.Millisecond):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *server) carryOut(board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	wrong := s.fault(envelope)
	if wrong.err != nil && !wrong.lost {
		return shared.Outcome{}, wrong.err
	}
	change, ok := s.changes[envelope.ID]
	if !ok {
		s.done[board] = append(s.done[board], envelope.ID)
		change = shared.Change{Seq: int64(len(s.done[board])), Board: board, Command: envelope.ID, Type: envelope.Type}
		if command, err := envelope.Open(); err == nil {
			if edit, ok := command.(shared.EditCard); ok {
				card := shared.Card{ID: edit.Card, Description: edit.Description}
				if edit.Title != nil {
					card.Title = *edit.Title
				}
				change.Cards = []shared.Card{card}
			}
		}
		s.changes[envelope.ID] = change
	}
	return shared.Outcome{Seq: change.Seq, Change: change}, wrong.err
}

func (s *server) set(f func(shared.Envelope) fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}

// tries is how often it was asked, and how often at most at once for one board.
func (s *server) tries() (sent, most int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent, s.most
}

func (s *server) did(board shared.BoardID) []shared.CommandID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.done[board])
}

// mortalNet is the network as a tab reaches it while it lives.
type mortalNet struct {
	server Transport
	page   *outboxtest.Tab
}

func (n mortalNet) Send(ctx context.Context, user shared.UserID, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(n.page.Life, cancel)()
	return n.server.Send(ctx, user, board, envelope)
}

func online(shared.Envelope) fault  { return fault{} }
func offline(shared.Envelope) fault { return fault{err: errNetwork} }
