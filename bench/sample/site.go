package sample

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"time"

	"incharge/shared"
)

// Site is a running server, with somebody signed in.
type Site struct {
	url  string
	http *http.Client
}

// SignIn signs in at a server, or registers where there is no such account.
func SignIn(ctx context.Context, url, name, email, password string) (*Site, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	s := &Site{url: url, http: &http.Client{Jar: jar, Timeout: time.Minute}}
	err = s.Call(ctx, http.MethodPost, "/login", shared.Credentials{Email: email, Password: password}, nil)
	if refused := (*refusal)(nil); errors.As(err, &refused) && refused.status == http.StatusUnauthorized {
		err = s.Call(ctx, http.MethodPost, "/register", shared.Registration{Name: name, Email: email, Password: password}, nil)
	}
	return s, err
}

// Account sees to it that there is an account, and leaves it signed out here.
func (s *Site) Account(ctx context.Context, name, email string) error {
	_, err := SignIn(ctx, s.url, name, email, Password)
	if err != nil {
		return fmt.Errorf("make an account for %s: %w", email, err)
	}
	return nil
}

// Do carries out a command.
func (s *Site) Do(ctx context.Context, board shared.BoardID, command shared.Command) error {
	envelope, err := shared.Seal(command)
	if err != nil {
		return err
	}
	return s.Call(ctx, http.MethodPost, "/boards/"+string(board)+"/commands", envelope, nil)
}

// refusal is an answer that says no.
type refusal struct {
	what   string
	status int
	said   []byte
}

func (r *refusal) Error() string { return fmt.Sprintf("%s: %d: %s", r.what, r.status, r.said) }

// Call makes a call of the API. answer may be nil.
func (s *Site) Call(ctx context.Context, method, path string, body, answer any) error {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("encode for %s: %w", path, err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, s.url+shared.Prefix+path, content)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", s.url)
	response, err := s.http.Do(request)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		return &refusal{method + " " + path, response.StatusCode, text}
	}
	if answer == nil {
		return nil
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return fmt.Errorf("read the answer to %s %s: %w", method, path, err)
	}
	return nil
}
