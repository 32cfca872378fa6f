package bus

import (
	"sync"

	"github.com/prometheus/client_golang/prometheus"

	"incharge/shared"
)

// mostPending is how many words of a kind are kept while they can't be said.
const mostPending = 10_000

// pending are the words to be said: of each board only the newest.
type pending struct {
	some    chan struct{} // has a word when there are any
	dropped prometheus.Counter
	mu      sync.Mutex
	batch   batch
}

// batch is what is pending, or what was.
type batch struct {
	heads    map[shared.BoardID]int64
	there    map[shared.BoardID]shared.Presence
	sessions map[string]struct{}
	people   map[shared.UserID]struct{}
}

func newBatch() batch {
	return batch{
		heads: map[shared.BoardID]int64{}, there: map[shared.BoardID]shared.Presence{},
		sessions: map[string]struct{}{}, people: map[shared.UserID]struct{}{},
	}
}

func newPending(dropped prometheus.Counter) pending {
	return pending{some: make(chan struct{}, 1), dropped: dropped, batch: newBatch()}
}

func (p *pending) announce(board shared.BoardID, seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	put(p, p.batch.heads, board, max(p.batch.heads[board], seq))
}

func (p *pending) tell(here shared.Presence) {
	p.mu.Lock()
	defer p.mu.Unlock()
	put(p, p.batch.there, here.Board, here)
}

func (p *pending) endSession(session string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	put(p, p.batch.sessions, session, struct{}{})
}

func (p *pending) endUser(user shared.UserID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	put(p, p.batch.people, user, struct{}{})
}

// put notes a word, or drops it when there are too many; the lock is held.
func put[K comparable, V any](p *pending, words map[K]V, about K, word V) {
	if _, known := words[about]; known || len(words) < mostPending {
		words[about] = word
	} else {
		p.dropped.Inc()
	}
	select {
	case p.some <- struct{}{}:
	default: // it is known already
	}
}

func (p *pending) take() batch {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.batch
	p.batch = newBatch()
	return b
}

// back puts back what could not be said, where there is nothing newer.
func (p *pending) back(b batch) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for board, seq := range b.heads {
		put(p, p.batch.heads, board, max(p.batch.heads[board], seq))
	}
	for board, here := range b.there {
		if _, newer := p.batch.there[board]; !newer {
			put(p, p.batch.there, board, here)
		}
	}
	for session := range b.sessions {
		put(p, p.batch.sessions, session, struct{}{})
	}
	for user := range b.people {
		put(p, p.batch.people, user, struct{}{})
	}
}
