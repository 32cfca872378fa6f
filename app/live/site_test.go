package live

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"incharge/shared"
)

// site is a server in memory that has one board, boardA, and the network in
// front of it, which may do anything but invent.
type site struct {
	mu         sync.Mutex
	chance     *rand.Rand
	head       int64
	start      int64         // of the log: what is before can't be had
	written    chan struct{} // closed by the next change
	noSockets  bool          // they are refused
	swallowing bool          // a dial is never answered
	noHTTP     bool
	httpErr    error // what HTTP is answered with
	cutAfter   time.Duration
	unreliable bool
	lines      map[*line]bool
	dials      []time.Time
	calls      []call
	waiting    int // calls that are being answered
	died       int
}

// call is one that came over HTTP.
type call struct {
	since int64
	wait  time.Duration
}

func newSite(head int64) *site {
	return &site{chance: rand.New(rand.NewPCG(1, 2)), head: head, written: make(chan struct{}), lines: map[*line]bool{}}
}

func (s *site) config() Config { return Config{Dial: s.dial, Poll: s.poll} }

// with changes what is so at the site.
func (s *site) with(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

// traffic is what there was, and is.
type traffic struct {
	calls   []call
	dials   []time.Time
	waiting int
	open    int // sockets
}

func (s *site) traffic() traffic {
	s.mu.Lock()
	defer s.mu.Unlock()
	return traffic{slices.Clone(s.calls), slices.Clone(s.dials), s.waiting, len(s.lines)}
}

// changeOf is the one with that number: it can be told from a forged one.
func changeOf(seq int64) shared.Change {
	return shared.Change{Board: boardA, Seq: seq, Command: shared.CommandID(fmt.Sprint("c", seq))}
}

func (s *site) write(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range n {
		s.head++
		for l := range s.lines {
			if l.watching {
				l.push(shared.FromServer{Change: new(changeOf(s.head))})
			}
		}
	}
	close(s.written)
	s.written = make(chan struct{})
}

var errCut = errors.New("no connection")

const pageLength = 7

// poll is GET /boards/{board}/changes.
func (s *site) poll(ctx context.Context, board shared.BoardID, since int64, wait time.Duration) (shared.Changes, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting++
	defer func() { s.waiting-- }()
	s.calls = append(s.calls, call{since, wait})
	over, died := time.After(wait), s.died
	var cut <-chan time.Time
	if s.cutAfter > 0 {
		cut = time.After(s.cutAfter)
	}
	for {
		switch {
		case s.died > died:
			s.mu.Unlock()
			<-ctx.Done()
			s.mu.Lock()
			return shared.Changes{}, ctx.Err()
		case s.noHTTP:
			return shared.Changes{}, errCut
		case s.httpErr != nil:
			return shared.Changes{}, fmt.Errorf("ask: %w", s.httpErr)
		case board != boardA:
			return shared.Changes{}, shared.NotFound("")
		case since < s.start || since > s.head:
			return shared.Changes{}, fmt.Errorf("ask: %w", &shared.Error{Code: shared.CodeGone})
		}
		page := shared.Changes{Seq: s.head}
		for seq := since + 1; seq <= s.head && len(page.Changes) < pageLength; seq++ {
			page.Changes = append(page.Changes, changeOf(seq))
		}
		if len(page.Changes) > 0 {
			s.spoil(page.Changes, since)
			return page, nil
		}
		written := s.written
		s.mu.Unlock()
		done, err := false, error(nil)
		select {
		case <-written:
		case <-over:
			done = true
		case <-cut:
			err = errCut
		case <-ctx.Done():
			err = ctx.Err()
		}
		s.mu.Lock()
		if done || err != nil {
			return page, err
		}
	}
}

// spoil does to a page what an unreliable cache may do.
func (s *site) spoil(page []shared.Change, since int64) {
	if !s.unreliable {
		return
	}
	i := s.chance.IntN(len(page))
	switch s.chance.IntN(8) {
	case 0:
		s.chance.Shuffle(len(page), func(i, j int) { page[i], page[j] = page[j], page[i] })
	case 1:
		page[i] = changeOf(max(1, since)) // an old one again
	case 2:
		page[i] = page[len(page)-1]
	case 3:
		page[i].Board = boardB
	}
}
