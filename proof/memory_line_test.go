package proof

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/shared"
)

// memoryLine is a browser's network to a server in memory.
type memoryLine struct {
	server *memory
	user   shared.UserID

	mu      sync.Mutex
	weather weather
	random  *rand.Rand
	open    map[*memorySocket]struct{}
}

func (l *memoryLine) become(w weather, seed uint64) {
	l.mu.Lock()
	l.weather, l.random = w, rand.New(rand.NewPCG(seed, 0))
	var cut []*memorySocket
	for s := range l.open {
		if w == offline || w == walled {
			cut = append(cut, s)
		}
	}
	l.mu.Unlock()
	for _, s := range cut {
		s.close(1006)
	}
}

// happens draws something that happens once in so many times when the network
// is bad.
func (l *memoryLine) happens(once int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.weather == bad && l.random.IntN(once) == 0
}

// travel is one way through the network.
func (l *memoryLine) travel(ctx context.Context) error {
	l.mu.Lock()
	took := time.Millisecond + time.Duration(l.random.Int64N(int64(20*time.Millisecond)))
	if l.weather == bad {
		took *= 50
	}
	l.mu.Unlock()
	select {
	case <-time.After(took):
	case <-ctx.Done():
		return ctx.Err()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.weather == offline {
		return client.ErrOffline
	}
	return nil
}

func (l *memoryLine) call(ctx context.Context, r client.Request) (client.Response, error) {
	if err := l.travel(ctx); err != nil || l.happens(5) {
		return client.Response{}, fmt.Errorf("the request is lost: %w", client.ErrOffline)
	}
	response := l.server.answer(ctx, l.user, r)
	if l.happens(6) { // it has come twice
		response = l.server.answer(ctx, l.user, r)
	}
	if err := l.travel(ctx); err != nil || l.happens(4) {
		return client.Response{}, fmt.Errorf("the answer is lost: %w", client.ErrOffline)
	}
	return response, ctx.Err()
}

func (l *memoryLine) dial(ctx context.Context) (live.Socket, error) {
	if err := l.travel(ctx); err != nil || l.happens(4) {
		return nil, fmt.Errorf("no socket: %w", client.ErrOffline)
	}
	l.mu.Lock()
	walled := l.weather == walled
	l.mu.Unlock()
	l.server.mu.Lock()
	down := l.server.down
	l.server.mu.Unlock()
	if walled || down {
		return nil, fmt.Errorf("no socket: %w", client.ErrOffline)
	}
	s := &memorySocket{line: l, arrived: make(chan struct{}, 1), wake: make(chan struct{}, 1)}
	s.life, s.end = context.WithCancel(context.Background())
	l.mu.Lock()
	l.open[s] = struct{}{}
	l.mu.Unlock()
	go s.carry()
	return s, nil
}

// memorySocket is a socket to a server in memory. What the server sends takes
// its time, and in a bad network it may get lost, come twice or too early, which
// a real one doesn't do short of a fault of the server.
type memorySocket struct {
	line    *memoryLine
	arrived chan struct{}
	wake    chan struct{} // something is on its way
	life    context.Context
	end     context.CancelFunc

	mu     sync.Mutex
	way    []string
	frames []string
	closed *live.Closed
}

// send is the server's.
func (s *memorySocket) send(frame shared.FromServer) {
	text, err := json.Marshal(frame)
	if err != nil {
		panic(err) // it is made of shared's types alone
	}
	s.mu.Lock()
	s.way = append(s.way, string(text))
	s.mu.Unlock()
	signal(s.wake)
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default: // it is to look already
	}
}

// carry brings frames to the browser.
func (s *memorySocket) carry() {
	for s.life.Err() == nil {
		early := s.line.happens(8)
		s.mu.Lock()
		var frame string
		switch {
		case early && len(s.way) > 1:
			frame, s.way = s.way[1], slices.Delete(s.way, 1, 2)
		case len(s.way) > 0:
			frame, s.way = s.way[0], s.way[1:]
		}
		s.mu.Unlock()
		if frame == "" {
			select {
			case <-s.wake:
			case <-s.life.Done():
			}
			continue
		}
		if err := s.line.travel(s.life); err != nil || s.line.happens(15) {
			s.close(1006)
			return
		}
		lost, twice := s.line.happens(12), s.line.happens(4)
		s.mu.Lock()
		if !lost {
			s.frames = append(s.frames, frame)
		}
		if twice {
			s.frames = append(s.frames, frame)
		}
		s.mu.Unlock()
		signal(s.arrived)
	}
}

func (s *memorySocket) close(code int) {
	s.line.server.mu.Lock()
	delete(s.line.server.socket, s)
	s.line.server.mu.Unlock()
	s.line.mu.Lock()
	delete(s.line.open, s)
	s.line.mu.Unlock()
	s.mu.Lock()
	if s.closed == nil {
		s.closed = &live.Closed{Code: code}
	}
	s.mu.Unlock()
	s.end()
	signal(s.arrived)
}

func (s *memorySocket) Arrived() <-chan struct{} { return s.arrived }

func (s *memorySocket) Take() ([]string, *live.Closed) {
	s.mu.Lock()
	defer s.mu.Unlock()
	frames := s.frames
	s.frames = nil
	return frames, s.closed
}

// Send is the browser's.
func (s *memorySocket) Send(frame string) {
	var f shared.FromBrowser
	if err := json.Unmarshal([]byte(frame), &f); err != nil {
		panic(err) // the app's frames are JSON
	}
	go func() {
		if s.line.travel(s.life) == nil && f.Watch != nil {
			s.line.server.watch(s, f.Watch.Since)
		}
	}()
}

func (s *memorySocket) Close() { s.close(1000) }
