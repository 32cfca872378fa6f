package client

import (
	"context"
	"net/url"

	"incharge/shared"
)

// Invitations are those to a board that have not been accepted yet.
func (c *Client) Invitations(ctx context.Context, board shared.BoardID) ([]shared.Invitation, error) {
	var out shared.Invitations
	err := c.call(ctx, "GET", under(board, "invitations"), nil, &out)
	return out.Invitations, err
}

// InvitationLink makes a new link for an invitation, to be handed on. The one
// before it ends, that of a mail too.
func (c *Client) InvitationLink(ctx context.Context, board shared.BoardID, id shared.InvitationID) (string, error) {
	var out shared.InvitationLink
	err := c.call(ctx, "POST", under(board, "invitations", url.PathEscape(string(id)), "link"), nil, &out)
	return out.URL, err
}

// WithdrawInvitation ends an invitation. Missing(err) where it has been accepted
// or withdrawn already.
func (c *Client) WithdrawInvitation(ctx context.Context, board shared.BoardID, id shared.InvitationID) error {
	return c.call(ctx, "DELETE", under(board, "invitations", url.PathEscape(string(id))), nil, nil)
}

// LookAtInvitation says what an invitation is to; nobody needs to be signed in.
func (c *Client) LookAtInvitation(ctx context.Context, token string) (shared.InvitationLook, error) {
	var out shared.InvitationLook
	err := c.call(ctx, "POST", "/invitations/look", shared.Acceptance{Token: token}, &out)
	return out, err
}
