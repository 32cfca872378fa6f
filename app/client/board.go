package client

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"incharge/shared"
)

// Snapshot is a whole board.
func (c *Client) Snapshot(ctx context.Context, board shared.BoardID) (shared.Snapshot, error) {
	var out shared.Snapshot
	err := c.call(ctx, "GET", under(board), nil, &out)
	return out, err
}

// Details is what a snapshot of a board leaves out of its cards.
func (c *Client) Details(ctx context.Context, board shared.BoardID) (shared.Details, error) {
	var out shared.Details
	err := c.call(ctx, "GET", under(board, "details"), nil, &out)
	return out, err
}

// Archive is what has been taken off a board.
func (c *Client) Archive(ctx context.Context, board shared.BoardID) (shared.Archive, error) {
	var out shared.Archive
	err := c.call(ctx, "GET", under(board, "archive"), nil, &out)
	return out, err
}

// Card is one card with all that belongs to it.
func (c *Client) Card(ctx context.Context, board shared.BoardID, card shared.CardID) (shared.CardDetail, error) {
	var out shared.CardDetail
	err := c.call(ctx, "GET", under(board, "cards", string(card)), nil, &out)
	return out, err
}

// Markdown is texts as HTML, in their order.
func (c *Client) Markdown(ctx context.Context, texts []string) ([]string, error) {
	var out shared.Rendered
	err := c.call(ctx, "POST", "/markdown", shared.Texts{Texts: texts}, &out)
	if err == nil && len(out.HTML) != len(texts) {
		err = fmt.Errorf("POST /markdown: %w", &Stray{200, errOtherAnswer})
	}
	return out.HTML, err
}

// Do has a command of the user's carried out; SignedOut(err) when it is somebody
// else who is signed in. Sending the same envelope again, after an answer that
// never came, does it once.
func (c *Client) Do(ctx context.Context, user shared.UserID, board shared.BoardID, command shared.Envelope) (shared.Outcome, error) {
	var out shared.Outcome
	r, err := request("POST", under(board, "commands"), command)
	if err != nil {
		return out, err
	}
	r.Header["Incharge-User"] = string(user)
	err = c.do(ctx, patience, r, &out)
	if err == nil && out.Change.Command != command.ID {
		err = fmt.Errorf("%s %s: %w", r.Method, r.Path, &Stray{200, errOtherAnswer})
	}
	return out, err
}

// Changes are those after since, in order. It waits up to wait, in whole
// seconds, for the first of them. Gone(err) means to fetch the snapshot.
func (c *Client) Changes(ctx context.Context, board shared.BoardID, since int64, wait time.Duration) (shared.Changes, error) {
	path := under(board, "changes") + "?since=" + strconv.FormatInt(since, 10) +
		"&wait=" + strconv.Itoa(int(wait/time.Second))
	var out shared.Changes
	err := c.do(ctx, patience+wait, Request{Method: "GET", Path: path}, &out)
	return out, err
}

// AddMember gives somebody a place on a board, by their address.
func (c *Client) AddMember(ctx context.Context, board shared.BoardID, invite shared.Invite) (shared.Invited, error) {
	var out shared.Invited
	err := c.call(ctx, "POST", under(board, "members"), invite, &out)
	return out, err
}
