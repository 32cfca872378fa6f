package client

import (
	"context"
	"net/url"

	"incharge/shared"
)

// Forgot has a link mailed by which one can choose a new password.
func (c *Client) Forgot(ctx context.Context, email string) error {
	return c.call(ctx, "POST", "/forgot", shared.Forgot{Email: email}, nil)
}

// Reset sets a password by that link.
func (c *Client) Reset(ctx context.Context, r shared.Reset) error {
	return c.call(ctx, "POST", "/reset", r, nil)
}

// Confirm shows once more that it is oneself who acts in the session.
func (c *Client) Confirm(ctx context.Context, confirmation shared.Confirmation) error {
	return c.call(ctx, "POST", "/me/confirm", confirmation, nil)
}

// ChangePassword sets another password; all other sessions end.
func (c *Client) ChangePassword(ctx context.Context, change shared.PasswordChange) error {
	return c.call(ctx, "POST", "/me/password", change, nil)
}

// Sessions are where one is signed in, what was used last first.
func (c *Client) Sessions(ctx context.Context) ([]shared.Session, error) {
	var out shared.Sessions
	err := c.call(ctx, "GET", "/me/sessions", nil, &out)
	return out.Sessions, err
}

// EndSession ends one of them.
func (c *Client) EndSession(ctx context.Context, id string) error {
	return c.call(ctx, "DELETE", "/me/sessions/"+url.PathEscape(id), nil, nil)
}

// EndOtherSessions ends all but the one that is used.
func (c *Client) EndOtherSessions(ctx context.Context) error {
	return c.call(ctx, "DELETE", "/me/sessions", nil, nil)
}
