package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"incharge/server/auth"
)

// setIssuer takes an OpenID provider's name for itself, to the letter: it is
// compared. In the clear only one on the same machine can be trusted.
func setIssuer(c *config, value string) error {
	if value == "" {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		return errors.New("must be like https://accounts.example.com, as the provider writes it")
	}
	c.oidc.Issuer = value
	return nil
}

func loopback(host string) bool {
	address := net.ParseIP(host)
	return host == "localhost" || address != nil && address.IsLoopback()
}

// secretKey takes a key in; empty is none.
func secretKey(of func(*config) *string) func(*config, string) error {
	return func(c *config, value string) error {
		if value != "" && len(value) < auth.MinSecretKey {
			return fmt.Errorf("must have at least %d characters that nobody guesses", auth.MinSecretKey)
		}
		*of(c) = value
		return nil
	}
}

// checkProvider finds what is missing of an OpenID provider.
func (c config) checkProvider() error {
	switch p := c.oidc; {
	case p.Issuer == "" && p.ClientID == "" && p.ClientSecret == "":
		return nil
	case p.Issuer == "":
		return errors.New("OIDC_ISSUER must be set along with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET")
	case p.ClientID == "":
		return errors.New("OIDC_CLIENT_ID must be set along with OIDC_ISSUER")
	}
	return nil
}

// provider is the OpenID provider, nil where there is none. callback is where it
// leads back to.
func (c config) provider(callback string) *auth.Provider {
	if c.oidc.Issuer == "" {
		return nil
	}
	p := c.oidc
	p.Callback = strings.TrimSuffix(c.publicURL.String(), "/") + callback
	if p.Name == "" {
		if u, err := url.Parse(p.Issuer); err == nil {
			p.Name = u.Hostname()
		}
	}
	return &p
}
