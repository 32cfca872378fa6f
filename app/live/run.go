package live

import (
	"context"
	"time"

	"incharge/shared"
)

const (
	dialPatience = 15 * time.Second
	// After so long a dial is taken for refused: something in between may
	// swallow it. It goes on, but boards are asked about over HTTP meanwhile.
	slowDial = 4 * time.Second
	// A socket that falls sooner counts as one that could not be opened.
	lasting = 10 * time.Second
)

func (c *Conn) run(ctx context.Context) {
	c.tick = time.NewTicker(time.Second)
	defer c.tick.Stop()
	for ctx.Err() == nil {
		if !c.wanted() {
			c.rest(ctx)
			continue
		}
		c.mu.Lock()
		c.idle = false
		c.mu.Unlock()
		c.settle()
		c.took(ctx, c.connect(ctx))
		if c.wanted() {
			c.sleep(ctx)
		}
	}
}

// ending is how a try went.
type ending struct {
	worked bool // the server said a word
	lasted bool // it was good for long enough, or still is for all that is known
	code   int  // how the server closed it; 0 when it didn't
}

// connect opens a socket and serves it until it closes.
func (c *Conn) connect(ctx context.Context) ending {
	dialing, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	slow := time.AfterFunc(slowDial, c.startPolling)
	socket, err := c.config.Dial(dialing)
	slow.Stop()
	if err != nil {
		return ending{}
	}
	defer socket.Close()
	c.attach(socket)
	defer c.attach(nil)
	return c.serve(ctx, socket)
}

// took draws the conclusions from how a try went.
func (c *Conn) took(ctx context.Context, e ending) {
	c.mu.Lock()
	polling := c.polling // which tells by itself when the session has ended
	if e.lasted {
		c.failed = 0
	} else {
		c.failed++
	}
	failed := c.failed
	c.mu.Unlock()
	switch {
	case e.code == shared.CloseSessionEnded:
		c.signedOut()
	case e.code == shared.CloseMembershipEnded:
		c.gone()
	case failed > 1 && c.config.Poll != nil:
		c.startPolling()
	case !e.worked && !polling && c.config.StillIn != nil && !c.config.StillIn(ctx):
		c.signedOut()
	}
	c.settle()
}

// rest waits until something is watched.
func (c *Conn) rest(ctx context.Context) {
	c.mu.Lock()
	c.stopPolling()
	c.facts = facts{idle: true}
	c.mu.Unlock()
	c.settle()
	for !c.wanted() {
		select {
		case <-c.wake:
		case <-ctx.Done():
			return
		}
	}
	c.hurried()
	c.nap.over() // nobody has missed anything by it
}

// sleep waits before the next try, until somebody is in a hurry or nothing is
// watched any more.
func (c *Conn) sleep(ctx context.Context) {
	c.mu.Lock()
	over := time.NewTimer(delay(c.failed))
	c.mu.Unlock()
	defer over.Stop()
	for {
		select {
		case <-c.wake:
			if c.hurried() {
				c.mu.Lock()
				c.failed = min(c.failed, 1) // there is new hope
				c.mu.Unlock()
				return
			}
			if !c.wanted() {
				return
			}
		case <-c.tick.C:
			if c.nap.over() {
				c.Hurry()
			}
		case <-over.C:
			return
		case <-ctx.Done():
			return
		}
	}
}
