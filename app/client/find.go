package client

import (
	"context"

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
