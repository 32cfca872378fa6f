package client

import (
	"context"

	"incharge/shared"
)

// Register makes an account and signs it in. The token of an invitation, which
// may be empty, lets somebody in where accounts are by invitation only.
func (c *Client) Register(ctx context.Context, r shared.Registration, invitation string) (shared.Account, error) {
	r.Invitation = invitation
	var out shared.Me
	err := c.call(ctx, "POST", "/register", r, &out)
	return out.User, err
}

// AcceptInvitation gives who is signed in the place on a board that a mail
// offered, and tells which board it is.
func (c *Client) AcceptInvitation(ctx context.Context, token string) (shared.BoardID, error) {
	var out shared.Accepted
	err := c.call(ctx, "POST", "/invitations/accept", shared.Acceptance{Token: token}, &out)
	return out.Board, err
}

// Login signs somebody in.
func (c *Client) Login(ctx context.Context, credentials shared.Credentials) (shared.Account, error) {
	var out shared.Me
	err := c.call(ctx, "POST", "/login", credentials, &out)
	return out.User, err
}

// Logout ends the session.
func (c *Client) Logout(ctx context.Context) error {
	return c.call(ctx, "POST", "/logout", nil, nil)
}

// Me is who is signed in; SignedOut(err) when nobody is.
func (c *Client) Me(ctx context.Context) (shared.Account, error) {
	var out shared.Me
	err := c.call(ctx, "GET", "/me", nil, &out)
	return out.User, err
}
