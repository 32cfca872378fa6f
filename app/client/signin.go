package client

import (
	"context"
	"net/url"

	"incharge/shared"
)

// SignInWays are the ways in there are.
func (c *Client) SignInWays(ctx context.Context) (shared.SignInWays, error) {
	var out shared.SignInWays
	err := c.call(ctx, "GET", "/signin", nil, &out)
	return out, err
}

// Elsewhere is where a browser goes to sign in at the provider, from where it
// comes back to a page of ours.
func Elsewhere(page string) string {
	return shared.Prefix + "/oidc/start?return=" + url.QueryEscape(page)
}

// Login signs somebody in, or asks for a second factor.
func (c *Client) Login(ctx context.Context, credentials shared.Credentials) (shared.SignedIn, error) {
	var out shared.SignedIn
	err := c.call(ctx, "POST", "/login", credentials, &out)
	return out, err
}

// LoginSecond signs somebody in by the second factor.
func (c *Client) LoginSecond(ctx context.Context, second shared.SecondFactor) (shared.SignedIn, error) {
	var out shared.SignedIn
	err := c.call(ctx, "POST", "/login/second", second, &out)
	return out, err
}

// Logout ends the session.
func (c *Client) Logout(ctx context.Context) error {
	return c.call(ctx, "POST", "/logout", nil, nil)
}

// StartTOTP gives a key for an app that shows codes.
func (c *Client) StartTOTP(ctx context.Context, proof shared.Proof) (shared.TOTPKey, error) {
	var out shared.TOTPKey
	err := c.call(ctx, "POST", "/me/totp", proof, &out)
	return out, err
}

// ConfirmTOTP shows that the app has the key; from now on signing in asks for
// its codes. It gives the recovery codes; all other sessions end.
func (c *Client) ConfirmTOTP(ctx context.Context, code shared.TOTPCode) ([]string, error) {
	var out shared.Recovery
	err := c.call(ctx, "POST", "/me/totp/confirm", code, &out)
	return out.Recovery, err
}

// RenewRecovery gives new recovery codes in the place of the old ones.
func (c *Client) RenewRecovery(ctx context.Context, proof shared.Proof) ([]string, error) {
	var out shared.Recovery
	err := c.call(ctx, "POST", "/me/totp/recovery", proof, &out)
	return out.Recovery, err
}

// EndTOTP switches the second factor off.
func (c *Client) EndTOTP(ctx context.Context, proof shared.Proof) error {
	return c.call(ctx, "DELETE", "/me/totp", proof, nil)
}

// Tokens are one's own tokens of the API, the newest first.
func (c *Client) Tokens(ctx context.Context) ([]shared.Token, error) {
	var out shared.Tokens
	err := c.call(ctx, "GET", "/me/tokens", nil, &out)
	return out.Tokens, err
}

// MakeToken makes one. Its secret is in the answer and nowhere else.
func (c *Client) MakeToken(ctx context.Context, token shared.NewToken) (shared.MadeToken, error) {
	var out shared.MadeToken
	err := c.call(ctx, "POST", "/me/tokens", token, &out)
	return out, err
}

// EndToken ends one.
func (c *Client) EndToken(ctx context.Context, id shared.TokenID) error {
	return c.call(ctx, "DELETE", "/me/tokens/"+url.PathEscape(string(id)), nil, nil)
}
