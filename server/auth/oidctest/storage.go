package oidctest

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// storage is what the library asks of who runs a provider. What it does not have
// belongs to kinds of tokens that Incharge never asks for.
type storage struct {
	op.Storage
	*Provider
}

var errUnknown = errors.New("unknown")

func (s *storage) CreateAuthRequest(_ context.Context, asked *oidc.AuthRequest, _ string) (op.AuthRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := &request{AuthRequest: asked, id: rand.Text(), nonce: asked.Nonce}
	if s.faults.Nonce != "" {
		r.nonce = s.faults.Nonce
	}
	if s.faults.Audience != "" {
		asked.ClientID = s.faults.Audience
	}
	s.requests[r.id] = r
	s.asked = append(s.asked, Asked{asked.State, asked.Nonce, asked.CodeChallenge, string(asked.CodeChallengeMethod), asked.Scopes})
	return r, nil
}

func (s *storage) AuthRequestByID(_ context.Context, id string) (op.AuthRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, ok := s.requests[id]; ok {
		return r, nil
	}
	return nil, errUnknown
}

func (s *storage) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	s.mu.Lock()
	id := s.codes[code]
	s.mu.Unlock()
	return s.AuthRequestByID(ctx, id)
}

func (s *storage) SaveAuthCode(_ context.Context, id, code string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.codes[code] = id
	return nil
}

func (s *storage) DeleteAuthRequest(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.requests, id)
	return nil
}

func (s *storage) CreateAccessToken(context.Context, op.TokenRequest) (string, time.Time, error) {
	return rand.Text(), time.Now().Add(5 * time.Minute), nil
}

func (s *storage) GetClientByClientID(_ context.Context, id string) (op.Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id != ClientID {
		return nil, errUnknown
	}
	lifetime := s.faults.Lifetime
	if lifetime == 0 {
		lifetime = 5 * time.Minute
	}
	return client{cmp.Or(s.faults.Audience, ClientID), s.callback, lifetime}, nil
}

func (s *storage) AuthorizeClientIDSecret(_ context.Context, id, secret string) error {
	if id != ClientID || secret != ClientSecret {
		return errUnknown
	}
	return nil
}

// SetUserinfoFromScopes is asked what goes into the ID token.
func (s *storage) SetUserinfoFromScopes(_ context.Context, info *oidc.UserInfo, subject, _ string, _ []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	info.Subject = subject
	if !s.inToken {
		return nil
	}
	return s.tell(info, subject)
}

func (s *storage) GetPrivateClaimsFromScopes(context.Context, string, string, []string) (map[string]any, error) {
	return map[string]any{}, nil
}

func (s *storage) SetUserinfoFromToken(_ context.Context, info *oidc.UserInfo, _, subject, _ string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.faults.UserInfo != "" {
		subject = s.faults.UserInfo
	}
	return s.tell(info, subject)
}

func (s *storage) tell(info *oidc.UserInfo, subject string) error {
	person, ok := s.person(func(p Person) bool { return p.Subject == subject })
	if !ok {
		return errUnknown
	}
	info.Subject, info.Name, info.PreferredUsername = person.Subject, person.Name, person.Username
	info.Email, info.EmailVerified = person.Email, oidc.Bool(person.Verified)
	return nil
}

// key is the one that tokens are signed with, or its public half.
type key struct{ key any }

func (k key) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (k key) Algorithm() jose.SignatureAlgorithm          { return jose.RS256 }
func (k key) Use() string                                 { return "sig" }
func (k key) ID() string                                  { return "key" }
func (k key) Key() any                                    { return k.key }

func (s *storage) SigningKey(context.Context) (op.SigningKey, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.faults.Stranger {
		return key{s.other}, nil
	}
	return key{s.key}, nil
}

func (s *storage) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.RS256}, nil
}

func (s *storage) KeySet(context.Context) ([]op.Key, error) {
	return []op.Key{key{&s.key.PublicKey}}, nil
}

func (s *storage) Health(context.Context) error { return nil }
