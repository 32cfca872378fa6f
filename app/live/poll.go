package live

import (
	"context"
	"time"

	"incharge/shared"
)

const (
	// How long the server is let wait for a change: a proxy may cut off what
	// takes long, so it starts with no time at all and doubles from there.
	firstWait = 3 * time.Second
	lastWait  = 25 * time.Second
	// How much longer than that an answer may take.
	pollPatience = 10 * time.Second
	// A page that nobody sees asks so often, without waiting: a browser has few
	// connections to a server, and all of its pages share them.
	hiddenEvery = 15 * time.Second
)

// startPolling has every watch ask over HTTP until a socket serves them.
func (c *Conn) startPolling() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.config.Poll == nil || c.polling || c.live || c.idle {
		return
	}
	c.polling = true
	c.pollAnew()
}

// stopPolling ends that. mu is held.
func (c *Conn) stopPolling() {
	c.polling, c.polled = false, false
	for _, w := range c.watches {
		w.stopPoll()
		w.poll = pollUnknown
	}
}

// pollAnew has every watch ask now, whatever it waits for. mu is held.
func (c *Conn) pollAnew() {
	for _, w := range c.watches {
		w.startPoll()
	}
}

// pollsFail reports whether there are no answers over HTTP, either. mu is held.
func (c *Conn) pollsFail() bool {
	if c.config.Poll == nil {
		return true
	}
	for _, w := range c.watches {
		if w.poll == pollFails {
			return true
		}
	}
	return false
}

// pollResult is how asking over HTTP went lately.
type pollResult int

const (
	pollUnknown pollResult = iota
	pollWorks
	pollFails
)

// startPoll starts to ask anew. mu is held.
func (w *Watch) startPoll() {
	w.stopPoll()
	if w.conn.polling && !w.paused {
		ctx, cancel := context.WithCancel(w.conn.life)
		w.stopPoll = cancel
		go w.pollAll(ctx)
	}
}

// pollAll asks again and again, until ctx ends.
func (w *Watch) pollAll(ctx context.Context) {
	failed, wait := 0, time.Duration(0)
	for ctx.Err() == nil {
		since, hidden := w.at()
		if hidden {
			wait = 0
		}
		asked := time.Now()
		asking, cancel := context.WithTimeout(ctx, wait+pollPatience)
		page, err := w.conn.config.Poll(asking, w.board, since, wait)
		cancel()
		if shared.CodeOf(err) == shared.CodeUnauthorized && ctx.Err() == nil {
			w.conn.signedOut()
			return
		}
		moved := w.takePage(ctx, page, err, failed)
		var pause time.Duration
		switch {
		case err != nil:
			wait, pause = 0, delay(failed)
			failed++
		case hidden:
			failed = 0
			pause = hiddenEvery
		case !moved && time.Since(asked) < wait/2:
			// The server goes down, or something in between answers for it.
			failed = 0
			pause = delay(0)
		default:
			failed = 0
			wait = max(firstWait, min(lastWait, 2*wait))
		}
		if pause == 0 {
			continue
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
		}
	}
}

func (w *Watch) at() (since int64, hidden bool) {
	w.conn.mu.Lock()
	defer w.conn.mu.Unlock()
	return w.since, w.conn.hidden
}
