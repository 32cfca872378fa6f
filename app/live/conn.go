package live

import (
	"context"
	"sync"
	"time"

	"incharge/shared"
)

const (
	dialPatience = 15 * time.Second
	// A socket that has been still for so long is asked whether it still works:
	// a network can go without the browser noticing.
	stillFor      = 40 * time.Second
	probePatience = 10 * time.Second
	// The connection outlives its last watch by so much, for the way from one
	// board to the next.
	linger = 5 * time.Second
)

// Config is what a connection needs from the app. The functions are called on
// goroutines of the connection and must not wait for it.
type Config struct {
	// Dial opens a socket; the browser's when it is nil.
	Dial Dialer
	// StillIn asks the server, after a dial failed, whether anybody is still
	// signed in: a browser doesn't say why a socket was refused.
	StillIn func(context.Context) bool
	// SignedOut is told that the session has ended.
	SignedOut func()
	// Changed is told that State has a new answer.
	Changed func()
}

// Conn is the connection. It exists while something is watched.
type Conn struct {
	config Config
	wake   chan struct{} // something for run to look at

	mu      sync.Mutex
	watches map[shared.BoardID]*Watch
	state   State
	socket  Socket // nil while there is none
	hurry   bool   // somebody has reason to believe that a try will work now
	hidden  bool   // nobody can see the page
}

// New starts a connection's goroutine; it runs until ctx ends.
func New(ctx context.Context, config Config) *Conn {
	if config.Dial == nil {
		config.Dial = dialBrowser
	}
	c := &Conn{config: config, wake: make(chan struct{}, 1), watches: map[shared.BoardID]*Watch{}}
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
	c.mu.Unlock()
	c.nudge()
}

func (c *Conn) nudge() {
	select {
	case c.wake <- struct{}{}:
	default: // it is to look already
	}
}

func (c *Conn) run(ctx context.Context) {
	failed := 0
	for ctx.Err() == nil {
		if !c.wanted() {
			failed = 0
			c.set(Idle)
			c.sleep(ctx, 0)
			continue
		}
		if failed == 0 {
			c.set(Connecting)
		}
		worked, code := c.connect(ctx)
		switch {
		case code == shared.CloseSessionEnded:
			c.signedOut()
		case code == shared.CloseMembershipEnded:
			c.gone()
		case !worked && c.config.StillIn != nil && !c.config.StillIn(ctx):
			c.signedOut()
		}
		if !c.wanted() {
			continue
		}
		if worked {
			failed = 0
			c.set(Connecting)
		} else if failed++; failed > 1 {
			c.set(Offline)
		}
		c.sleep(ctx, delay(failed))
	}
}

// connect opens a socket and serves it until it closes. worked tells whether
// the server ever said a word on it.
func (c *Conn) connect(ctx context.Context) (worked bool, code int) {
	dialing, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	socket, err := c.config.Dial(dialing)
	if err != nil {
		return false, 0
	}
	defer socket.Close()
	c.attach(socket)
	defer c.attach(nil)
	return c.serve(ctx, socket)
}

// serve reads a socket until it closes, goes silent, or nobody wants it.
func (c *Conn) serve(ctx context.Context, socket Socket) (worked bool, code int) {
	timer := time.NewTimer(stillFor)
	defer timer.Stop()
	tell := time.NewTicker(tellEvery)
	defer tell.Stop()
	probing, unwanted := false, false
	for {
		select {
		case <-socket.Arrived():
			frames, closed := socket.Take()
			if len(frames) > 0 {
				worked, probing = true, false
				c.take(frames)
				timer.Reset(stillFor)
			}
			if closed != nil {
				return worked, closed.Code
			}
		case <-c.wake:
			switch {
			case !c.wanted():
				unwanted = true
				timer.Reset(linger)
			case unwanted:
				unwanted = false
				timer.Reset(stillFor)
			case c.hurried() && !probing:
				probing = true
				c.probe()
				timer.Reset(probePatience)
			}
		case <-tell.C:
			c.tellAgain()
		case <-timer.C:
			if unwanted || probing {
				return worked, 0
			}
			probing = true
			c.probe()
			timer.Reset(probePatience)
		case <-ctx.Done():
			return worked, 0
		}
	}
}

// sleep waits for so long, or until somebody is in a hurry or wants something
// for the first time. 0 is forever.
func (c *Conn) sleep(ctx context.Context, d time.Duration) {
	var over <-chan time.Time
	if d > 0 {
		timer := time.NewTimer(d)
		defer timer.Stop()
		over = timer.C
	}
	for {
		select {
		case <-c.wake:
			if d == 0 || c.hurried() || !c.wanted() {
				return
			}
		case <-over:
			return
		case <-ctx.Done():
			return
		}
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

func (c *Conn) set(s State) {
	c.mu.Lock()
	same := c.state == s
	c.state = s
	c.mu.Unlock()
	if !same && c.config.Changed != nil {
		c.config.Changed()
	}
}
