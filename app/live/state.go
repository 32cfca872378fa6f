// Package live brings every change of the boards that are watched: over one
// socket for the whole app, which comes back by itself and resumes each board
// where it left off, and, where a socket can't be opened, by asking over HTTP.
package live

import (
	"math/rand/v2"
	"time"
)

// State is what the connection is doing.
type State int

const (
	// Idle: nothing is watched, so there is no connection.
	Idle State = iota
	// Connecting: the connection is being made, or made again.
	Connecting
	// Live: connected, and every watched board is up to date.
	Live
	// Offline: it could not be made, or a board that must be fetched can't be;
	// the next try waits.
	Offline
	// Polling: there is no socket, but the server answers over HTTP. Every
	// watched board is up to date, some moments late at worst; who else is on
	// it is not known.
	Polling
)

const (
	firstDelay = 1500 * time.Millisecond
	lastDelay  = 30 * time.Second
)

// delay is how long to wait before a try, after so many that failed. It grows
// exponentially and is drawn from the whole range ("full jitter"), so that the
// browsers that one server loses don't all come back at once.
func delay(failed int) time.Duration {
	most := lastDelay
	if failed < 10 { // beyond that the shift is past the limit anyway
		most = min(lastDelay, firstDelay<<failed)
	}
	return time.Duration(rand.Int64N(int64(most))) + 1 // #nosec G404 -- spreads waits out; nobody gains by guessing it
}

// facts are what State follows from, beside what is watched.
type facts struct {
	idle    bool
	live    bool // the socket has answered for all that is watched
	polling bool // boards are asked about over HTTP
	polled  bool // with success, all of them
	failed  int  // tries in a row that brought no socket that lasts
}

// settle takes in that the facts have changed.
func (c *Conn) settle() {
	c.mu.Lock()
	before := c.state
	c.state = c.now()
	same := c.state == before
	c.mu.Unlock()
	if !same && c.config.Changed != nil {
		c.config.Changed()
	}
}

func (c *Conn) now() State {
	switch {
	case c.idle:
		return Idle
	case c.stuck():
		return Offline
	case c.live:
		return Live
	case c.polling && c.polled:
		return Polling
	case c.failed > 1 && c.pollsFail():
		return Offline
	default:
		return Connecting
	}
}
