package auth

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"incharge/shared"
)

// Provider is an OpenID provider that people may sign in with.
type Provider struct {
	Issuer       string
	ClientID     string
	ClientSecret string // empty: a public client, for which PKCE alone speaks
	Name         string // what people call it
	Callback     string // where it sends browsers back to
}

// providerPatience is how long one call to a provider may take.
const providerPatience = 10 * time.Second

// provider is a Provider once it has been asked what it is like. That happens
// at the first sign-in, and not at the start: one that is away for a while must
// not keep Incharge from starting.
type provider struct {
	Provider
	client *http.Client

	turn  chan struct{} // to ask
	found atomic.Pointer[oidc.Provider]
}

func newProvider(p *Provider) *provider {
	if p == nil {
		return nil
	}
	return &provider{Provider: *p, client: &http.Client{Timeout: providerPatience, CheckRedirect: stay}, turn: make(chan struct{}, 1)}
}

// stay follows no redirects: what the provider answers is its own, or nothing.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Provider is what people may sign in with instead; nil when there is nothing.
func (s *Service) Provider() *shared.SignInProvider {
	if s.provider == nil {
		return nil
	}
	return &shared.SignInProvider{Name: s.provider.Name}
}

// discover finds out what the provider is like, once. While it keeps one waiting
// the others wait no longer than they would for it.
func (p *provider) discover(ctx context.Context) (*oidc.Provider, error) {
	if found := p.found.Load(); found != nil {
		return found, nil
	}
	ctx, cancel := context.WithTimeout(ctx, providerPatience)
	defer cancel()
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to ask %s what it is like: %w", p.Issuer, ctx.Err())
	}
	if found := p.found.Load(); found != nil {
		return found, nil
	}
	found, err := oidc.NewProvider(p.through(ctx), p.Issuer)
	if err != nil {
		return nil, fmt.Errorf("ask %s what it is like: %w", p.Issuer, err)
	}
	p.found.Store(found)
	return found, nil
}

// through has the libraries call with our client.
func (p *provider) through(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, p.client)
}

func (p *provider) oauth(found *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: p.ClientID, ClientSecret: p.ClientSecret, Endpoint: found.Endpoint(), RedirectURL: p.Callback,
		Scopes: []string{oidc.ScopeOpenID, oidc.ScopeProfile, oidc.ScopeEmail},
	}
}
