package live

import (
	"context"
	"sync"
	"time"

	"incharge/shared"
)

// Config is what a connection needs from the app. The functions are called on
// goroutines of the connection and must not wait for it.
type Config struct {
	// Dial opens a socket; the browser's when it is nil.
	Dial Dialer
	// Poll asks over HTTP for the changes of a board after since, and waits up
	// to wait for the first. Without it nothing comes but by socket.
	Poll func(ctx context.Context, board shared.BoardID, since int64, wait time.Duration) (shared.Changes, error)
	// StillIn asks the server, after a dial failed, whether anybody is still
	// signed in: a browser doesn't say why a socket was refused.
	StillIn func(context.Context) bool
	// SignedOut is told that the session has ended.
	SignedOut func()
	// Changed is told that State has a new answer.
	Changed func()
	// Now is the device's clock; time.Now when it is nil.
	Now func() time.Time
}

// Conn is the connection. It exists while something is watched.
type Conn struct {
	config Config
	life   context.Context // of its goroutines
	wake   chan struct{}   // something for run to look at
	tick   *time.Ticker    // run's
	nap    nap             // run's

	// handing is held while events are told, by whichever goroutine has some,
	// so that each watch is told one thing after the other. It comes before mu.
	handing sync.Mutex

	mu      sync.Mutex
	watches map[shared.BoardID]*Watch
	refused map[shared.BoardID]refusal
	state   State
	socket  Socket // nil while there is none
	hurry   bool   // somebody has reason to believe that a try will work now
	hidden  bool   // nobody can see the page
	facts
}

// New starts a connection's goroutine; it runs until ctx ends.
func New(ctx context.Context, config Config) *Conn {
	if config.Dial == nil {
		config.Dial = dialBrowser
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	c := &Conn{
		config: config, life: ctx, wake: make(chan struct{}, 1),
		watches: map[shared.BoardID]*Watch{}, refused: map[shared.BoardID]refusal{},
		nap: nap{config.Now, config.Now().Round(0)}, facts: facts{idle: true},
	}
	go c.run(ctx)
	return c
}

// State is what the connection is doing.
func (c *Conn) State() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// Hurry makes a connection that waits try at once, and one that is open prove
// that it works: the network is back, or the page is looked at again.
func (c *Conn) Hurry() {
	c.mu.Lock()
	c.hurry = true
	c.pollAnew()
	for _, w := range c.watches {
		w.endPause()
	}
	c.mu.Unlock()
	c.nudge()
}

func (c *Conn) nudge() {
	select {
	case c.wake <- struct{}{}:
	default: // it is to look already
	}
}

func (c *Conn) wanted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.watches) > 0
}

func (c *Conn) hurried() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	hurry := c.hurry
	c.hurry = false
	return hurry
}

// drop ends every watch and returns them.
func (c *Conn) drop() []*Watch {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []*Watch
	for _, w := range c.watches {
		all = append(all, w)
		w.end()
	}
	return all
}

func (c *Conn) signedOut() {
	c.handing.Lock()
	defer c.handing.Unlock()
	c.drop()
	c.nudge()
	if c.config.SignedOut != nil {
		c.config.SignedOut()
	}
}

func (c *Conn) gone() {
	c.handing.Lock()
	defer c.handing.Unlock()
	for _, w := range c.drop() {
		if w.events.Gone != nil {
			w.events.Gone()
		}
	}
}
