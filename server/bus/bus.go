// Package bus carries short words between the servers that share a database:
// a board is at a number, these people are on it, these sessions have ended. Words are said outside of any
// transaction, on connections of the bus's own, and are gathered for some
// milliseconds, so that many changes cost few of them. They may be lost and no
// harm is done: what counts is in the log.
package bus

import (
	"context"
	"crypto/rand"
	"log/slog"
	mathrand "math/rand/v2"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"incharge/shared"
)

const (
	// gather is how long words are gathered after some have gone out. The first
	// after a silence goes at once.
	gather = 30 * time.Millisecond
	// How long to wait before the next try, after the first and at most.
	firstPause, mostPause = 100 * time.Millisecond, 5 * time.Second
	sendPatience          = 5 * time.Second
	lastPatience          = time.Second // for what is to be said when the server stops
)

// Hub is who hears what the other servers say; live.Hub.
type Hub interface {
	Advanced(board shared.BoardID, seq int64)
	Present(server string, there shared.Presence)
	Ended(sessions []string, people []shared.UserID)
	// Missed says that words may have been lost until now.
	Missed()
}

// wire is one way for words to travel.
type wire interface {
	// listen hands over what comes until ctx ends, when it gives nil, or the
	// connection does. It says when it hears, the first time and again.
	listen(ctx context.Context, hears func(), heard func(payload []byte)) error
	// send is called by one goroutine. It connects when it has to.
	send(ctx context.Context, payload []byte) error
	close(ctx context.Context)
	// limit is how long a payload may be in bytes.
	limit() int
}

// Bus joins this server with the others. Until Run is called it only gathers.
type Bus struct {
	wire    wire
	log     *slog.Logger
	server  string // tells our own words from the others'
	counts  counts
	pending pending
	hearing state
	saying  state
}

func over(w wire, log *slog.Logger) *Bus {
	c := newCounts()
	direction := func(of, lost, back string) state {
		return state{log: log, lost: lost, back: back, connected: c.connected.WithLabelValues(of), reconnects: c.reconnects.WithLabelValues(of)}
	}
	return &Bus{
		wire: w, log: log, server: rand.Text(), counts: c, pending: newPending(c.dropped.WithLabelValues(full)),
		hearing: direction(in, "bus: other servers aren't heard; the log is asked instead", "bus: other servers are heard again"),
		saying:  direction(out, "bus: other servers aren't told; they ask the log instead", "bus: other servers are told again"),
	}
}

// Announce says that a board is at seq. It never waits.
func (b *Bus) Announce(board shared.BoardID, seq int64) { b.pending.announce(board, seq) }

// Tell says who is on a board by way of this server. It never waits.
func (b *Bus) Tell(here shared.Presence) { b.pending.tell(here) }

// EndSession says that a session has ended. It never waits.
func (b *Bus) EndSession(session string) { b.pending.endSession(session) }

// EndUser says that all sessions of a person have ended. It never waits.
func (b *Bus) EndUser(user shared.UserID) { b.pending.endUser(user) }

// Run carries words both ways until ctx ends, and then says what there is left.
// While it has no connection it tries to get one, with pauses.
func (b *Bus) Run(ctx context.Context, hub Hub) {
	var all sync.WaitGroup
	all.Go(func() { b.hear(ctx, hub) })
	all.Go(func() { b.say(ctx) })
	all.Wait()
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastPatience)
	defer cancel()
	_ = b.sayAll(last) // the others find out in half a minute
	b.wire.close(last)
}

func (b *Bus) hear(ctx context.Context, hub Hub) {
	for pause := firstPause; ctx.Err() == nil; {
		err := b.wire.listen(ctx, func() {
			pause = firstPause
			b.hearing.good()
			hub.Missed()
		}, func(payload []byte) { b.heard(hub, payload) })
		if ctx.Err() != nil {
			return
		}
		b.hearing.bad(err)
		pause = rest(ctx, pause)
	}
}

func (b *Bus) say(ctx context.Context) {
	pause := firstPause
	for {
		select {
		case <-b.pending.some:
		case <-ctx.Done():
			return
		}
		err := b.sayAll(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			b.saying.bad(err)
			pause = rest(ctx, pause)
		default:
			b.saying.good()
			pause = firstPause
			wait(ctx, gather)
		}
	}
}

// sayAll says what is pending. What could not be said is pending again.
func (b *Bus) sayAll(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, sendPatience)
	defer cancel()
	words := b.pending.take()
	for _, part := range words.split(b.server, b.wire.limit()) {
		if err := b.wire.send(ctx, part); err != nil {
			b.pending.back(words)
			return err
		}
		b.counts.messages.WithLabelValues(out).Inc()
	}
	return nil
}

// rest waits for about pause, and gives the next one.
func rest(ctx context.Context, pause time.Duration) time.Duration {
	wait(ctx, pause/2+mathrand.N(pause)) // #nosec G404 -- spreads waits out; nobody gains by guessing it
	return min(2*pause, mostPause)
}

func wait(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// state is one direction of the bus. It logs each change once.
type state struct {
	log        *slog.Logger
	lost, back string
	connected  prometheus.Gauge
	reconnects prometheus.Counter
	mu         sync.Mutex
	down       bool
}

func (s *state) bad(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.connected.Set(0)
	if !s.down {
		s.down = true
		s.log.Warn(s.lost, "error", line(err))
	}
}

func (s *state) good() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.connected.Set(1)
	if s.down {
		s.down = false
		s.reconnects.Inc()
		s.log.Info(s.back)
	}
}
