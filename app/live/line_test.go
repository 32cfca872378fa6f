package live

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"incharge/shared"
)

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
