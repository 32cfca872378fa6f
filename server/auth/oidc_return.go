package auth

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/uptrace/bun"
	"golang.org/x/oauth2"

	"incharge/shared"
)

// Arrival is a browser that is back from the provider, with what that says.
type Arrival struct {
	Browser string // the cookie that it was given
	State   string
	Code    string
	Issuer  string // RFC 9207; empty where the provider does not send it
	Error   string // OAuth's code of why there is no Code
}

// departureRow is what was kept of a browser's departure.
type departureRow struct {
	Nonce    string
	Verifier string
	ReturnTo string
}

// BackFromProvider signs somebody in whom the provider vouches for. returnTo is
// the path that they wanted to, also where they are not let in, unless it is not
// known. Errors are a Trouble where it is not the server's own.
func (s *Service) BackFromProvider(ctx context.Context, from From, a Arrival) (in SignedIn, returnTo string, err error) {
	if s.provider == nil {
		return SignedIn{}, "", shared.NotFound("")
	}
	departure, err := s.departed(ctx, a)
	if err != nil {
		return SignedIn{}, "", err
	}
	person, err := s.identified(ctx, a, departure)
	if err != nil {
		if IsTrouble(err, ProviderFailed) {
			err = s.refused(ctx, from, "", byProvider, err)
		}
		return SignedIn{}, departure.ReturnTo, err
	}
	in, err = s.admitKnown(ctx, from, person)
	return in, departure.ReturnTo, err
}

// departed takes what was kept of the departure of this very browser. It can be
// had once; another browser doesn't get it, and doesn't take it away either.
func (s *Service) departed(ctx context.Context, a Arrival) (departureRow, error) {
	var row departureRow
	err := s.db.NewRaw(`DELETE FROM departures WHERE state_hash = ? AND browser_hash = ? AND expires_at > now()
		RETURNING nonce, verifier, return_to`, hashOf(a.State), hashOf(a.Browser)).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return row, trouble(ProviderExpired, errors.New("no such departure"))
	}
	if err != nil {
		return row, fmt.Errorf("find a departure: %w", err)
	}
	return row, nil
}

// claims are what a provider says of somebody.
type claims struct {
	Issuer   string `json:"-"`
	Subject  string `json:"-"`
	Email    string `json:"email"`
	Verified truth  `json:"email_verified"`
	Name     string `json:"name"`
	Nick     string `json:"preferred_username"`
}

// truth is a boolean that some providers write as a text.
type truth bool

func (t *truth) UnmarshalJSON(data []byte) error {
	*t = string(data) == `true` || string(data) == `"true"`
	return nil
}

// identified changes the code for what the provider says of the person.
func (s *Service) identified(ctx context.Context, a Arrival, departure departureRow) (claims, error) {
	if a.Error != "" {
		if a.Error == "access_denied" {
			return claims{}, trouble(ProviderCancelled, nil)
		}
		return claims{}, trouble(ProviderFailed, fmt.Errorf("the provider says %q", short(a.Error)))
	}
	if a.Issuer != "" && a.Issuer != s.provider.Issuer {
		return claims{}, trouble(ProviderFailed, errors.New("another issuer answers"))
	}
	found, err := s.provider.discover(ctx)
	if err != nil {
		return claims{}, trouble(ProviderAway, err)
	}
	ctx = s.provider.through(ctx)
	tokens, err := s.provider.oauth(found).Exchange(ctx, a.Code, oauth2.VerifierOption(departure.Verifier))
	if err != nil {
		if refused := (*oauth2.RetrieveError)(nil); errors.As(err, &refused) && refused.Response.StatusCode < 500 {
			return claims{}, trouble(ProviderFailed, fmt.Errorf("the code is refused: %q", short(refused.ErrorCode)))
		}
		return claims{}, trouble(ProviderAway, fmt.Errorf("change a code for a token: %w", err))
	}
	return s.claimed(ctx, found, tokens, departure.Nonce)
}

// claimed checks what the provider has signed: that it is the provider, that it
// is for us, for this sign-in, and still good.
func (s *Service) claimed(ctx context.Context, found *oidc.Provider, tokens *oauth2.Token, nonce string) (claims, error) {
	var c claims
	raw, ok := tokens.Extra("id_token").(string)
	if !ok {
		return c, trouble(ProviderFailed, errors.New("there is no ID token"))
	}
	token, err := found.VerifierContext(ctx, &oidc.Config{ClientID: s.provider.ClientID}).Verify(ctx, raw)
	if err != nil {
		return c, trouble(ProviderFailed, fmt.Errorf("the ID token is no good: %w", err))
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1 {
		return c, trouble(ProviderFailed, errors.New("the ID token is for another sign-in"))
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(tokens.AccessToken); err != nil {
			return c, trouble(ProviderFailed, fmt.Errorf("the access token is another's: %w", err))
		}
	}
	if err := token.Claims(&c); err != nil {
		return c, trouble(ProviderFailed, fmt.Errorf("read the ID token: %w", err))
	}
	if c.Email == "" && found.UserInfoEndpoint() != "" {
		info, err := found.UserInfo(ctx, oauth2.StaticTokenSource(tokens))
		if err != nil {
			return c, trouble(ProviderAway, fmt.Errorf("ask for the address: %w", err))
		}
		if info.Subject != token.Subject {
			return c, trouble(ProviderFailed, errors.New("the address is somebody else's"))
		}
		if err := info.Claims(&c); err != nil {
			return c, trouble(ProviderFailed, fmt.Errorf("read who it is: %w", err))
		}
	}
	c.Issuer, c.Subject = token.Issuer, token.Subject
	if c.Subject == "" {
		return c, trouble(ProviderFailed, errors.New("the ID token names nobody"))
	}
	return c, nil
}

// short cuts what a stranger has sent to what is fit for a log.
func short(text string) string { return text[:min(len(text), 60)] }

// admitKnown begins a session for somebody that the provider has vouched for,
// or asks for the second factor that their account has.
func (s *Service) admitKnown(ctx context.Context, from From, c claims) (in SignedIn, err error) {
	var refused shared.UserID
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		user, err := s.userOf(ctx, tx, from, c)
		if errors.Is(err, errNotLetIn) {
			refused = user
			return err
		}
		if err != nil {
			return err
		}
		row, err := signer(ctx, tx, user)
		if err != nil {
			return err
		}
		if row.TOTP {
			in, err = oweSecond(ctx, tx, row)
			return err
		}
		in, err = s.enter(ctx, tx, from, row, byProvider)
		return err
	})
	if errors.Is(err, errNotLetIn) {
		return SignedIn{}, s.refused(ctx, from, refused, byProvider, trouble(ProviderRefused, err))
	}
	return in, err
}
