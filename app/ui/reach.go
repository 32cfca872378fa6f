package ui

import (
	"sync/atomic"

	"incharge/app/client"
)

// reach knows whether the server can be reached, by what came of the last call.
type reach struct {
	offline atomic.Bool
	changed signal
}

// note takes in how a call went: an answer of any kind means that the server
// is there.
func (r *reach) note(err error) { r.set(client.Unreachable(err)) }

func (r *reach) set(offline bool) {
	if r.offline.Swap(offline) != offline {
		r.changed.fire()
	}
}
