package live

import (
	"context"
	"time"

	"incharge/shared"
)

const (
	// A board of which nothing has been heard for so long is asked about anew: a
	// network can go without the browser noticing.
	stillFor = 40 * time.Second
	// How long the server may take to answer that, and for somebody who is
	// looking. The last is for the first time, when it has most to read.
	probePatience = 10 * time.Second
	hurryPatience = 5 * time.Second
	firstPatience = 20 * time.Second
	// The connection outlives its last watch by so much, for the way from one
	// board to the next.
	linger = 5 * time.Second
)

// serve reads a socket until it closes, fails to answer, or nobody wants it.
func (c *Conn) serve(ctx context.Context, socket Socket) (e ending) {
	tell := time.NewTicker(tellEvery)
	defer tell.Stop()
	opened, wanted := time.Now(), time.Now()
	defer func() {
		e.lasted = e.lasted || e.worked && (e.code == shared.CloseRestart || time.Since(opened) >= lasting)
	}()
	for {
		select {
		case <-socket.Arrived():
			frames, closed := socket.Take()
			if len(frames) > 0 {
				e.worked = true
				c.take(frames)
			}
			if closed != nil {
				e.code = closed.Code
				return e
			}
		case <-c.wake:
			if c.hurried() {
				c.askAll(hurryPatience)
			}
		case <-tell.C:
			c.tellAgain()
		case <-c.tick.C:
			if c.wanted() {
				wanted = time.Now()
			}
			switch {
			case c.nap.over():
				c.Hurry() // a new one, at once
				e.lasted = true
				return e
			case !c.answered(time.Now()):
				return e
			case time.Since(wanted) > linger:
				e.lasted = true
				return e
			}
		case <-ctx.Done():
			return e
		}
	}
}

// attach makes a socket the one in use, and asks it for everything watched.
func (c *Conn) attach(s Socket) {
	c.mu.Lock()
	c.socket = s
	c.live = false
	if s != nil {
		c.hurry = false // a fresh one has nothing to prove
	}
	for _, w := range c.watches {
		w.up, w.due = false, time.Time{}
		w.ask(firstPatience)
	}
	c.mu.Unlock()
	c.settle()
}

// ask asks the server for what comes after since. mu is held.
func (w *Watch) ask(patience time.Duration) {
	if w.paused || w.conn.socket == nil {
		return
	}
	w.conn.socket.Send(watchFrame(w.board, w.since))
	if due := time.Now().Add(patience); w.due.IsZero() || due.Before(w.due) {
		w.due = due
	}
}

// askAll asks for what is watched already; the answers show that the socket works.
func (c *Conn) askAll(patience time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.watches {
		w.ask(patience)
	}
}

// answered reports whether the server owes no answer for too long, and asks
// about boards that have been still.
func (c *Conn) answered(now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.watches {
		switch {
		case w.paused:
		case !w.due.IsZero() && now.After(w.due):
			return false
		case w.due.IsZero() && now.Sub(w.heard) >= stillFor:
			w.ask(probePatience)
		}
	}
	return true
}
