package live

import "time"

// longNap is how long a device must have slept for its socket to be given up
// unasked: the server has done so by then, having had no answer to its pings.
// A browser lets hidden pages run once a minute, which is no sleep.
const longNap = 90 * time.Second

// nap notices that the device has slept: its clock has gone on while nothing
// ran. Timers can't tell, since on most devices they sleep, too.
type nap struct {
	now  func() time.Time
	last time.Time
}

// over looks at the clock, and reports whether there was a sleep since it last
// did. A clock that was set forward looks the same, and does no harm.
func (n *nap) over() bool {
	now := n.now().Round(0) // the time of day alone
	slept := now.Sub(n.last)
	n.last = now
	return slept >= longNap
}
