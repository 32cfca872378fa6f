package client

import (
	"context"
	"errors"
	"time"

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

// Me is who is signed in; SignedOut(err) when nobody is.
func (c *Client) Me(ctx context.Context) (shared.Account, error) {
	var out shared.Me
	err := c.call(ctx, "GET", "/me", nil, &out)
	return out.User, err
}

// EditProfile sets what is named of one's name, language and time zone.
func (c *Client) EditProfile(ctx context.Context, edit shared.ProfileEdit) (shared.Account, error) {
	var out shared.Me
	err := c.call(ctx, "PATCH", "/me", edit, &out)
	return out.User, err
}

// SetAvatar gives one's account a picture, a PNG.
func (c *Client) SetAvatar(ctx context.Context, picture *File) (shared.Account, error) {
	var out shared.Me
	err := c.do(ctx, patience, Request{
		Method: "PUT", Path: "/me/avatar", File: picture, Header: map[string]string{"Content-Type": "image/png"},
	}, &out)
	return out.User, err
}

// RemoveAvatar takes it away again.
func (c *Client) RemoveAvatar(ctx context.Context) (shared.Account, error) {
	var out shared.Me
	err := c.call(ctx, "DELETE", "/me/avatar", nil, &out)
	return out.User, err
}

// AskToVerify has the mail sent once more that asks whether one's address is
// one's own.
func (c *Client) AskToVerify(ctx context.Context) error {
	return c.call(ctx, "POST", "/me/verify", nil, nil)
}

// Verify takes the link of that mail. Missing(err) where it is no longer good,
// as with the other links.
func (c *Client) Verify(ctx context.Context, token string) error {
	return c.call(ctx, "POST", "/verify", shared.Link{Token: token}, nil)
}

// ChangeEmail has both addresses asked whether the account shall go over to the
// new one.
func (c *Client) ChangeEmail(ctx context.Context, change shared.EmailChange) error {
	return c.call(ctx, "POST", "/me/email", change, nil)
}

// ConfirmEmail takes the link of one of the two mails.
func (c *Client) ConfirmEmail(ctx context.Context, token string) error {
	return c.call(ctx, "POST", "/email/confirm", shared.Link{Token: token}, nil)
}

// deletePatience is how long it may take to leave all of one's boards.
const deletePatience = 2 * time.Minute

// DeleteAccount ends one's account for good. BarredBy(err) names the boards
// that keep it.
func (c *Client) DeleteAccount(ctx context.Context, proof shared.Proof) error {
	r, err := request("DELETE", "/me", proof)
	if err != nil {
		return err
	}
	return c.do(ctx, deletePatience, r, nil)
}

// BarredBy names the boards that would be left without a supervisor.
func BarredBy(err error) (titles []string) {
	var e *shared.Error
	if errors.As(err, &e) && e.Code == shared.CodeConflict {
		for _, f := range e.Fields {
			if f.Field == "board" {
				titles = append(titles, f.Message)
			}
		}
	}
	return titles
}
