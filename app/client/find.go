package client

import (
	"context"
	"net/url"

	"incharge/shared"
)

// Work is what the person has to do on all boards.
func (c *Client) Work(ctx context.Context) (shared.Work, error) {
	var out shared.Work
	err := c.call(ctx, "GET", "/me/work", nil, &out)
	return out, err
}

// Star puts a board among the first of the person's, or back among the others.
func (c *Client) Star(ctx context.Context, board shared.BoardID, on bool) error {
	method := "DELETE"
	if on {
		method = "PUT"
	}
	return c.call(ctx, method, under(board, "star"), nil, nil)
}

// Filters are those that the person keeps of a board.
func (c *Client) Filters(ctx context.Context, board shared.BoardID) ([]shared.Filter, error) {
	var out shared.Filters
	err := c.call(ctx, "GET", under(board, "filters"), nil, &out)
	return out.Filters, err
}

// KeepFilters keeps others in their place.
func (c *Client) KeepFilters(ctx context.Context, board shared.BoardID, filters []shared.Filter) ([]shared.Filter, error) {
	var out shared.Filters
	err := c.call(ctx, "PUT", under(board, "filters"), shared.Filters{Filters: filters}, &out)
	return out.Filters, err
}

// Search finds cards by words on them, on one board or, where it is empty, on
// all of the person's. after is Next of the answer before.
func (c *Client) Search(ctx context.Context, query string, board shared.BoardID, after string) (shared.Found, error) {
	var out shared.Found
	values := url.Values{"q": {query}}
	if board != "" {
		values.Set("board", string(board))
	}
	if after != "" {
		values.Set("after", after)
	}
	err := c.call(ctx, "GET", "/search?"+values.Encode(), nil, &out)
	return out, err
}

// Transfer moves a card to another board; sent again under the same id, it is
// done once.
func (c *Client) Transfer(ctx context.Context, board shared.BoardID, card shared.CardID, wanted shared.Transfer) (shared.Transferred, error) {
	var out shared.Transferred
	err := c.call(ctx, "POST", under(board, "cards", string(card), "transfer"), wanted, &out)
	return out, err
}
