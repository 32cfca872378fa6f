package auth

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/alexedwards/argon2id"

	"incharge/shared"
)

// strength is OWASP's second recommendation for argon2id: 19 MiB, two passes,
// one lane; about 25 ms of one core. The cost of guessing is the same as that
// of their 46 MiB with one pass, and a sign-in takes less than half the memory.
// A hash carries its own parameters: raising these leaves old ones valid.
var strength = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

const (
	// waitingPerCore is how many may wait for a core's slot: under a second of
	// work. Who comes after them is told to come back, which costs nothing.
	waitingPerCore = 32
	slotPatience   = 5 * time.Second
)

// passwords hashes and compares, as many at once as there are cores: more
// would not be faster, and each takes 19 MiB.
type passwords struct {
	admitted chan struct{} // at work or waiting
	slots    chan struct{} // at work
	nobody   string        // a hash that no password has
	hashed   atomic.Int64  // how many so far
}

func newPasswords() *passwords {
	cores := runtime.GOMAXPROCS(0)
	return &passwords{
		admitted: make(chan struct{}, cores*(1+waitingPerCore)),
		slots:    make(chan struct{}, cores),
		nobody:   "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	}
}

// Hashed is how many passwords have been hashed since the start, to be kept or
// to be compared.
func (s *Service) Hashed() int64 { return s.passwords.hashed.Load() }

// hash makes the hash of a new password.
func (p *passwords) hash(ctx context.Context, password string) (hash string, err error) {
	p.hashed.Add(1)
	slotErr := p.inSlot(ctx, func() { hash, err = argon2id.CreateHash(password, strength) })
	if slotErr != nil {
		return "", slotErr
	}
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return hash, nil
}

// matches compares a password with a hash. An empty hash, that of an account
// which is not there, costs the same time and matches nothing.
func (p *passwords) matches(ctx context.Context, password, hash string) (same bool, err error) {
	p.hashed.Add(1)
	known := hash != ""
	if !known {
		hash = p.nobody
	}
	slotErr := p.inSlot(ctx, func() { same, err = argon2id.ComparePasswordAndHash(password, hash) })
	if slotErr != nil {
		return false, slotErr
	}
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return same && known, nil
}

// inSlot does the work when a slot is free; it gives up at once when too many
// wait already.
func (p *passwords) inSlot(ctx context.Context, work func()) error {
	busy := &shared.Error{Code: shared.CodeUnavailable, Message: "Too many people are signing in at the moment. Try again in a few seconds."}
	select {
	case p.admitted <- struct{}{}:
		defer func() { <-p.admitted }()
	default:
		return busy
	}
	patience := time.NewTimer(slotPatience)
	defer patience.Stop()
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-patience.C:
		return busy
	case <-ctx.Done():
		return fmt.Errorf("wait to hash a password: %w", ctx.Err())
	}
	work()
	return nil
}
