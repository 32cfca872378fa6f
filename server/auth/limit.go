package auth

import (
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"time"

	"incharge/shared"
)

// A failed sign-in costs a token of the network address and one of the
// account; a good one costs nothing, nor does one that could not be looked at.
// An address gets its tokens back more slowly than an account does, so one
// attacker alone can never keep the owner of an account out; and every limit
// ends by itself.
//
// The address is the one that the connection comes from. Behind a proxy that
// is the proxy's, and everybody shares its allowance.
type limits struct {
	off                          bool
	registers, logins, onAccount *allowance
}

func newLimits(on bool) *limits {
	return &limits{
		off:       !on,
		registers: newAllowance(30, 20*time.Second),
		logins:    newAllowance(20, 6*time.Second),
		onAccount: newAllowance(30, 4*time.Second),
	}
}

func (l *limits) register(from string) error {
	if l.off {
		return nil
	}
	_, err := l.registers.take(network(from))
	return err
}

// login takes what a failure costs; giveBack is for what was none.
func (l *limits) login(from, email string) (giveBack func(), err error) {
	if l.off {
		return func() {}, nil
	}
	refundAddress, err := l.logins.take(network(from))
	if err != nil {
		return nil, err
	}
	refundAccount, err := l.onAccount.take(strings.ToLower(email))
	if err != nil {
		return nil, err
	}
	return func() { refundAddress(); refundAccount() }, nil
}

// network is what an address is counted as: a whole /64 of IPv6, all of which
// one customer has.
func network(from string) string {
	addr, err := netip.ParseAddr(from)
	if err != nil {
		return from
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is6() {
		if prefix, err := addr.Prefix(64); err == nil {
			return prefix.String()
		}
	}
	return addr.String()
}

// TooOften refuses what was asked for too often.
type TooOften struct{ Wait time.Duration }

func (e *TooOften) Error() string {
	return fmt.Sprintf("too many attempts; the next one in %v", e.Wait.Round(time.Second))
}

// Unwrap is the error that people get to see.
func (e *TooOften) Unwrap() error {
	return &shared.Error{Code: shared.CodeRateLimited, Message: "Too many attempts. Wait a little and try again."}
}

// RetryAfter is when to come back.
func (e *TooOften) RetryAfter() time.Duration { return e.Wait }

// most is how many keys an allowance remembers.
const most = 50_000

// allowance gives every key a number of tokens, and one more each time every
// passes (the generic cell rate algorithm: one time a key says it all).
type allowance struct {
	burst int
	every time.Duration
	now   func() time.Time

	mu   sync.Mutex
	full map[string]time.Time // when the key will have all its tokens again
}

func newAllowance(burst int, every time.Duration) *allowance {
	return &allowance{burst: burst, every: every, now: time.Now, full: map[string]time.Time{}}
}

// take takes a token of a key; refund gives it back.
func (a *allowance) take(key string) (refund func(), err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.now()
	full := a.full[key]
	if full.Before(now) {
		full = now
	}
	full = full.Add(a.every)
	if wait := full.Sub(now) - time.Duration(a.burst)*a.every; wait > 0 {
		return nil, &TooOften{Wait: wait}
	}
	if len(a.full) >= most {
		a.forget(now)
	}
	a.full[key] = full
	return func() { a.giveBack(key) }, nil
}

func (a *allowance) giveBack(key string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if full, ok := a.full[key]; ok {
		a.full[key] = full.Add(-a.every)
	}
}

// forget makes room: of the keys that have all their tokens, which loses
// nothing, and then of any, so that memory stays bounded whatever comes.
func (a *allowance) forget(now time.Time) {
	for key, full := range a.full {
		if !full.After(now) {
			delete(a.full, key)
		}
	}
	for key := range a.full {
		if len(a.full) < most*9/10 {
			return
		}
		delete(a.full, key)
	}
}
