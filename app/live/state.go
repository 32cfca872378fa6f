// Package live is the browser's end of the socket: one connection for the whole
// app, which comes back by itself and resumes every board it watches where it
// left off.
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
	// Offline: it could not be made; the next try waits.
	Offline
)

const (
	firstDelay = 500 * time.Millisecond
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
	return time.Duration(rand.Int64N(int64(most))) + 1
}
