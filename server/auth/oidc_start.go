package auth

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"incharge/shared"
)

// AwayTime is how long one may take at the provider.
const AwayTime = 10 * time.Minute

// Departure is a browser on its way to the provider.
type Departure struct {
	URL     string // where it goes
	Browser string // what it keeps in a cookie, to be known again
}

// LeaveForProvider sends a browser to the provider, to come back to a path of
// ours. All that is needed when it is back is kept here, and is used once.
func (s *Service) LeaveForProvider(ctx context.Context, from From, returnTo string) (Departure, error) {
	if s.provider == nil {
		return Departure{}, shared.NotFound("")
	}
	if !localPath(returnTo) {
		return Departure{}, shared.Invalid("return", "must be a path here, like /boards")
	}
	if err := s.limits.departure(from.Address); err != nil {
		return Departure{}, err
	}
	found, err := s.provider.discover(ctx)
	if err != nil {
		return Departure{}, trouble(ProviderAway, err)
	}
	state, stateHash := newToken()
	browser, browserHash := newToken()
	nonce, _ := newToken()
	verifier := oauth2.GenerateVerifier()
	_, err = s.db.NewRaw(`INSERT INTO departures (state_hash, browser_hash, nonce, verifier, return_to, expires_at)
		VALUES (?, ?, ?, ?, ?, now() + ?::interval)`,
		stateHash, browserHash, nonce, verifier, returnTo, seconds(AwayTime)).Exec(ctx)
	if err != nil {
		return Departure{}, fmt.Errorf("note a departure: %w", err)
	}
	to := s.provider.oauth(found).AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier))
	return Departure{URL: to, Browser: browser}, nil
}

// mostPath is how long a path may be that is returned to, in bytes.
const mostPath = 2000

// localPath is true for paths of ours, and false for all that a browser might
// take for another site.
func localPath(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || len(path) > mostPath ||
		strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return false
	}
	u, err := url.Parse(path)
	return err == nil && u.Scheme == "" && u.Host == "" && u.User == nil && !strings.HasPrefix(u.Path, "//") &&
		!strings.HasPrefix(u.Path, "/api/")
}
