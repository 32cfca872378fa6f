package live

import (
	"context"
	"encoding/json"
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

// line is an open socket: both ends of it, and what is between them.
type line struct {
	inbox
	site     *site
	watching bool
	dead     bool // nothing goes through any more, and nobody is told
	late     []string
}

func (s *site) dial(ctx context.Context) (Socket, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dials = append(s.dials, time.Now())
	if s.swallowing {
		s.mu.Unlock()
		<-ctx.Done()
		s.mu.Lock()
		return nil, ctx.Err()
	}
	if s.noSockets || s.noHTTP {
		return nil, errors.New("refused")
	}
	l := &line{inbox: newInbox(), site: s}
	s.lines[l] = true
	return l, nil
}

// Send is the browser's word to the server.
func (l *line) Send(frame string) {
	l.site.mu.Lock()
	defer l.site.mu.Unlock()
	if l.dead || !l.site.lines[l] || l.site.unreliable && l.site.chance.IntN(8) == 0 {
		return
	}
	var f shared.FromBrowser
	if err := json.Unmarshal([]byte(frame), &f); err != nil {
		panic(err)
	}
	switch {
	case f.Unwatch != nil && f.Unwatch.Board == boardA:
		l.watching = false
	case f.Watch != nil && f.Watch.Board != boardA:
		l.push(shared.FromServer{Problem: &shared.Problem{Code: shared.CodeNotFound}})
	case f.Watch != nil && (f.Watch.Since < l.site.start || f.Watch.Since > l.site.head):
		l.watching = false
		l.push(shared.FromServer{Resync: &shared.Unwatch{Board: boardA}})
	case f.Watch != nil:
		l.watching = true
		l.push(watching(boardA, l.site.head))
		for seq := f.Watch.Since + 1; seq <= l.site.head; seq++ {
			l.push(shared.FromServer{Change: new(changeOf(seq))})
		}
	}
}

// push is the server's word to the browser. On an unreliable network it is
// lost, comes twice, or lets others overtake it.
func (l *line) push(f shared.FromServer) {
	if l.dead {
		return
	}
	b, err := json.Marshal(f)
	if err != nil {
		panic(err)
	}
	frames := []string{string(b)}
	if l.site.unreliable {
		switch l.site.chance.IntN(8) {
		case 0:
			frames = nil
		case 1:
			frames = append(frames, frames[0])
		case 2, 3:
			l.late, frames = append(l.late, frames[0]), nil
		case 4:
			l.site.chance.Shuffle(len(l.late), func(i, j int) { l.late[i], l.late[j] = l.late[j], l.late[i] })
			frames, l.late = append(frames, l.late...), nil
		}
	}
	for _, frame := range frames {
		l.put(frame)
	}
}

func (l *line) Close() { l.site.with(func() { delete(l.site.lines, l) }) }

// hangUp closes every socket from the server's side.
func (s *site) hangUp(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for l := range s.lines {
		delete(s.lines, l)
		if !l.dead {
			l.end(code)
		}
	}
}

// die loses every socket and call: nothing goes through any more, and neither
// side is told.
func (s *site) die() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.died++
	for l := range s.lines {
		l.dead = true
	}
}

// noise sends frames that are not for this watch, or for nobody.
func (s *site) noise() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for l := range s.lines {
		l.put(`not JSON`)
		l.put(`{"later": {"board": "x"}}`)
		l.put(`{"change": null}`)
		l.push(change(boardB, s.head+1))
		l.push(change("", s.head+1))
		l.push(watching(boardB, 9))
		l.push(present(boardB, "bob"))
		l.push(shared.FromServer{Resync: &shared.Unwatch{Board: boardB}})
	}
}

// reader is who watches the board, and holds what it was told against the log.
type reader struct {
	conn *Conn
	site *site

	mu      sync.Mutex
	watch   *Watch
	at      int64
	wrong   []string
	resyncs int
	gone    bool
}

// read watches the board from where a snapshot taken now would be.
func (s *site) read(conn *Conn) *reader {
	r := &reader{conn: conn, site: s}
	r.again()
	return r
}

func (r *reader) again() {
	r.site.mu.Lock()
	head := r.site.head
	r.site.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.begin(head)
}

// begin watches in place of what was watched before. mu is held.
func (r *reader) begin(at int64) {
	var watch *Watch
	r.at = at
	watch = r.conn.Watch(boardA, at, Events{
		Changes: func(changes []shared.Change) {
			r.mu.Lock()
			defer r.mu.Unlock()
			for _, c := range changes {
				if r.watch != watch {
					continue // of a watch that is over
				}
				r.at++
				if c.Board != boardA || c.Seq != r.at || c.Command != changeOf(c.Seq).Command {
					r.wrong = append(r.wrong, fmt.Sprintf("change %d (%s) of %s in place of %d", c.Seq, c.Command, c.Board, r.at))
				}
			}
		},
		Resync: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.resyncs++
			go r.refetch(watch)
		},
		Gone: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.watch == watch {
				r.gone = true
				go r.refetch(watch)
			}
		},
	})
	r.watch = watch
}

// refetch gets the snapshot, as soon as that can be had, and goes on from it.
func (r *reader) refetch(watch *Watch) {
	for {
		time.Sleep(time.Second / 5)
		r.site.mu.Lock()
		head, can := r.site.head, !r.site.noHTTP
		r.site.mu.Unlock()
		if !can {
			continue
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		switch {
		case r.watch != watch:
		case r.gone:
			r.gone = false
			r.begin(head)
		default:
			r.at = head
			watch.Resume(head)
		}
		return
	}
}

func (r *reader) resynced() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.resyncs
}

// behind says how far the reader is from the head, and what went wrong so far.
func (r *reader) behind() (int64, []string) {
	r.site.mu.Lock()
	head := r.site.head
	r.site.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	return head - r.at, slices.Clone(r.wrong)
}
