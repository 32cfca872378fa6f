//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/proof/native"
	"incharge/shared"
)

// crowd is many clients as they are in browsers: the app's own connections,
// with its pauses, its presence and its ways around what doesn't work.
type crowd struct {
	cancel  context.CancelFunc
	clients []*browser
}

// browser is one of them.
type browser struct {
	conn *live.Conn

	mu   sync.Mutex
	last int64     // the number of the last change
	at   time.Time // when it came to have everything
	err  error
}

func newCrowd(ctx context.Context, s *site, people []person, board *board, n int, tries *tries) (*crowd, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &crowd{cancel: cancel}
	pool := &http.Transport{MaxIdleConnsPerHost: 100}
	for i := range n {
		c.clients = append(c.clients, newBrowser(ctx, pool, s, people[i%len(people)].token, i, board, tries))
		if i%16 == 15 { // no stampede before there is a reason for one
			if err := sleep(ctx, 5*time.Millisecond); err != nil {
				return nil, errors.Join(err, c.close())
			}
		}
	}
	return c, nil
}

func newBrowser(ctx context.Context, pool http.RoundTripper, s *site, token string, i int, board *board, tries *tries) *browser {
	b := &browser{last: board.seq}
	at := "ws://" + s.address + shared.Prefix + "/live" // the same after the restart, which writes it anew
	api := client.New(native.Carry(pool, s.url(), token))
	b.conn = live.New(ctx, live.Config{
		Dial: func(ctx context.Context) (live.Socket, error) {
			conn, err := dialWebSocket(ctx, at, token, i)
			if err != nil {
				tries.failed(err)
				return nil, err
			}
			return native.Socket(conn), nil
		},
		Poll: api.Changes,
		StillIn: func(ctx context.Context) bool {
			_, err := api.Me(ctx)
			return !client.SignedOut(err)
		},
		SignedOut: func() { b.fail(errors.New("signed out")) },
		Changed:   b.looked,
	})
	b.conn.Watch(board.id, board.seq, live.Events{
		Changes: b.take,
		Resync:  func() { b.fail(errors.New("told to read the board anew")) },
		Gone:    func() { b.fail(errors.New("told that the board is gone")) },
	})
	return b
}

// take holds the changes against what the app promises of them.
func (b *browser) take(changes []shared.Change) {
	b.mu.Lock()
	for _, change := range changes {
		if change.Seq != b.last+1 && b.err == nil {
			b.err = fmt.Errorf("got change %d after %d", change.Seq, b.last)
		}
		b.last = change.Seq
	}
	b.at = time.Now()
	b.mu.Unlock()
}

func (b *browser) looked() {
	b.mu.Lock()
	b.at = time.Now()
	b.mu.Unlock()
}

func (b *browser) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.err = err
	}
}

// has tells whether it has everything up to a change, and since when.
func (b *browser) has(seq int64) (bool, time.Time, error) {
	state := b.conn.State()
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.last >= seq && (state == live.Live || state == live.Polling), b.at, b.err
}

func (c *crowd) caughtUp(ctx context.Context, seq int64) ([]time.Time, error) {
	var behind int
	for deadline := time.Now().Add(backPatience); time.Now().Before(deadline); {
		behind = 0
		at := make([]time.Time, len(c.clients))
		for i, b := range c.clients {
			has, since, err := b.has(seq)
			if err != nil {
				return nil, fmt.Errorf("client %d: %w", i, err)
			}
			if at[i] = since; !has {
				behind++
			}
		}
		if behind == 0 {
			return at, nil
		}
		if err := sleep(ctx, 5*time.Millisecond); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%d clients don't get to change %d", behind, seq)
}

func (c *crowd) close() error {
	c.cancel()
	return nil
}
