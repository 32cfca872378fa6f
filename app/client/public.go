package client

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"incharge/shared"
)

// PublicLink says whether there is a link by which anybody reads a board.
func (c *Client) PublicLink(ctx context.Context, board shared.BoardID) (shared.PublicLink, error) {
	var out shared.PublicLink
	err := c.call(ctx, "GET", under(board, "public"), nil, &out)
	return out, err
}

// MakePublic makes such a link; the one before ends.
func (c *Client) MakePublic(ctx context.Context, board shared.BoardID) (address string, err error) {
	var out shared.NewPublicLink
	err = c.call(ctx, "POST", under(board, "public"), nil, &out)
	return out.URL, err
}

// EndPublic ends it.
func (c *Client) EndPublic(ctx context.Context, board shared.BoardID) error {
	return c.call(ctx, "DELETE", under(board, "public"), nil, nil)
}

const notModified = 304

// Public is the board that a public link is to; nobody needs to be signed in. It
// is nil while what has the tag is still the newest.
func (c *Client) Public(ctx context.Context, token, tag string) (*shared.PublicBoard, error) {
	var out shared.PublicBoard
	r := Request{Method: "GET", Path: "/public/" + url.PathEscape(token), Header: map[string]string{}}
	if tag != "" {
		r.Header["If-None-Match"] = strconv.Quote(tag)
	}
	err := c.do(ctx, patience, r, &out)
	var stray *Stray
	if errors.As(err, &stray) && stray.Status == notModified {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &out, nil
}

// PublicCard is a card of it.
func (c *Client) PublicCard(ctx context.Context, token string, number int64) (shared.PublicDetail, error) {
	var out shared.PublicDetail
	err := c.call(ctx, "GET", "/public/"+url.PathEscape(token)+"/cards/"+strconv.FormatInt(number, 10), nil, &out)
	return out, err
}
