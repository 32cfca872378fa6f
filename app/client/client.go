// Package client is the API as the app calls it: one typed method for each
// call of the contract, over the browser's fetch.
package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"incharge/app/piecemeal"
	"incharge/shared"
)

var (
	// ErrOffline means that no answer came: there is no network, or no server.
	ErrOffline = errors.New("no connection")
	// ErrTimeout means that the answer didn't come in time. What was asked for
	// may have been done.
	ErrTimeout = errors.New("no answer in time")
)

// Transport carries a request to the server and its answer back. It gives
// ErrOffline where there was none, and the context's error when that ended.
type Transport func(ctx context.Context, r Request) (Response, error)

// Request is one call, its path below shared.Prefix.
type Request struct {
	Method string
	Path   string
	Header map[string]string
	Body   []byte
	File   *File // in place of Body

	Progress func(sent, total int64) // nil: nobody wants to know
}

// Response is the answer to a Request.
type Response struct {
	Status int
	Body   []byte
}

// Client calls the API.
type Client struct{ send Transport }

// New is a client over a transport; over the browser's fetch when it is nil.
func New(t Transport) *Client {
	if t == nil {
		t = fetch
	}
	return &Client{send: t}
}

// patience is how long an ordinary call may take.
const patience = 20 * time.Second

// call sends in as JSON and reads the answer into out; either may be nil.
func (c *Client) call(ctx context.Context, method, path string, in, out any) error {
	r, err := request(method, path, in)
	if err != nil {
		return err
	}
	return c.do(ctx, patience, r, out)
}

func request(method, path string, in any) (Request, error) {
	r := Request{Method: method, Path: path, Header: map[string]string{}}
	if in != nil {
		body, err := json.Marshal(in)
		if err != nil {
			return r, fmt.Errorf("encoding the request: %w", err)
		}
		r.Body = body
		r.Header["Content-Type"] = "application/json"
	}
	return r, nil
}

// do sends a request and reads a good answer into out. Any other becomes the
// error that it carries.
func (c *Client) do(ctx context.Context, patience time.Duration, r Request, out any) error {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, ErrTimeout)
	defer cancel()
	response, err := c.send(ctx, r)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return fmt.Errorf("%s %s: %w", r.Method, r.Path, err)
	}
	switch {
	case response.Status < 200 || response.Status > 299:
		return fmt.Errorf("%s %s: %w", r.Method, r.Path, problem(response))
	case out != nil:
		if err := piecemeal.Unmarshal(response.Body, out); err != nil {
			return fmt.Errorf("%s %s: %w", r.Method, r.Path, &Stray{response.Status, fmt.Errorf("decoding the answer: %w", err)})
		}
	}
	return nil
}

// under is the path of something within a board.
func under(board shared.BoardID, parts ...string) string {
	path := "/boards/" + url.PathEscape(string(board))
	for _, part := range parts {
		path += "/" + part
	}
	return path
}
