package auth

import (
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"time"

	"incharge/shared"
)

// A failed sign-in costs a token of the network address and one of the account;
// a good one costs nothing, nor does one that could not be looked at. Every
// limit ends by itself.
//
// Nobody can be kept out by somebody else's failures. Who fails from one network
// gets its tokens back more slowly than an account does. Who fails from many can
// use an account's up, but not those that it has for each network from which its
// owner has signed in before. And a link in a mail lets the owner in from
// anywhere. What else is limited counts against whoever asks: their network,
// their session, or the account that they are signed in to.
type limits struct {
	off                          bool
	registers, logins, onAccount *allowance
	forgets, links, departures   *allowance // by network
	confirms                     *allowance // by session
	letters                      *allowance // by account
	seconds                      *allowance // by account, too: who guesses there knows the password
	requests                     *allowance // by account
	readers                      *allowance // of public boards, by network
}

func newLimits(on bool) *limits {
	return &limits{
		off:        !on,
		registers:  newAllowance(30, 20*time.Second),
		logins:     newAllowance(20, 6*time.Second),
		onAccount:  newAllowance(30, 4*time.Second),
		forgets:    newAllowance(20, 30*time.Second),
		links:      newAllowance(30, 10*time.Second),
		confirms:   newAllowance(10, 30*time.Second),
		letters:    newAllowance(5, 2*time.Minute),
		seconds:    newAllowance(10, time.Minute),
		departures: newAllowance(30, 10*time.Second),
		requests:   newAllowance(requestsAtOnce, requestEvery),
		readers:    newAllowance(readsAtOnce, readEvery),
	}
}

func (l *limits) register(from string) error { return l.spend(l.registers, network(from)) }
func (l *limits) forgot(from string) error   { return l.spend(l.forgets, network(from)) }
func (l *limits) link(from string) error     { return l.spend(l.links, network(from)) }

func (l *limits) departure(from string) error { return l.spend(l.departures, network(from)) }

func (l *limits) letter(user shared.UserID) error { return l.spend(l.letters, string(user)) }

func (l *limits) spend(a *allowance, key string) error {
	_, err := l.take(a, key)
	return err
}

func (l *limits) take(a *allowance, key string) (refund func(), err error) {
	if l.off {
		return func() {}, nil
	}
	return a.take(key)
}

// confirm takes what a wrong password costs who is signed in already.
func (l *limits) confirm(session string) (giveBack func(), err error) {
	return l.take(l.confirms, session)
}

// login takes what a failure costs the network; giveBack is for what was none.
func (l *limits) login(from string) (giveBack func(), err error) {
	return l.take(l.logins, network(from))
}

// account takes what a failure costs the account. familiar says that its owner
// has signed in from this network before.
func (l *limits) account(email, from string, familiar bool) (giveBack func(), err error) {
	key := strings.ToLower(email)
	if familiar {
		key += " " + network(from)
	}
	return l.take(l.onAccount, key)
}

// second takes what a wrong code costs the account, as account does.
func (l *limits) second(user shared.UserID, from string, familiar bool) (giveBack func(), err error) {
	key := string(user)
	if familiar {
		key += " " + network(from)
	}
	return l.take(l.seconds, key)
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
