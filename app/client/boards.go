package client

import (
	"context"
	"time"

	"incharge/shared"
)

// Boards are those that the person is a member of, by title.
func (c *Client) Boards(ctx context.Context) ([]shared.BoardSummary, error) {
	var out shared.Boards
	err := c.call(ctx, "GET", "/boards", nil, &out)
	return out.Boards, err
}

// CreateBoard makes a board, with an id of the caller's.
func (c *Client) CreateBoard(ctx context.Context, b shared.NewBoard) (shared.Snapshot, error) {
	var out shared.Snapshot
	err := c.call(ctx, "POST", "/boards", b, &out)
	return out, err
}

// CopyBoard makes a board like another one, with an id of the caller's.
func (c *Client) CopyBoard(ctx context.Context, board shared.BoardID, wanted shared.BoardCopy) (shared.Snapshot, error) {
	var out shared.Snapshot
	r, err := request("POST", under(board, "copy"), wanted)
	if err != nil {
		return out, err
	}
	err = c.do(ctx, importPatience, r, &out)
	return out, err
}

// importPatience is how long a large export may take to send and to store.
const importPatience = 10 * time.Minute

// Import makes a board of a file, whose format the server finds out. A dry run
// only tells what it would carry over.
func (c *Client) Import(ctx context.Context, file *File, dryRun bool) (shared.Imported, error) {
	r := Request{Method: "POST", Path: "/boards/import", File: file, Header: map[string]string{"Content-Type": "application/json"}}
	if dryRun {
		r.Path += "?dry_run=true"
	}
	var out shared.Imported
	err := c.do(ctx, importPatience, r, &out)
	return out, err
}
