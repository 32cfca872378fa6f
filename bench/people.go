//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"incharge/shared"
)

// socketsEach is how many sockets the server lets one person have.
const socketsEach = 40

// person is somebody with an account.
type person struct {
	id    shared.UserID
	email string
	token string
}

// people makes so many accounts on a site.
func people(ctx context.Context, s *site, n int) ([]person, error) {
	all := make([]person, n)
	for i := range all {
		email := fmt.Sprintf("person%d@example.com", i)
		registration := shared.Registration{Name: fmt.Sprint("Person ", i), Email: email, Password: "correct horse battery"}
		var me shared.Me
		cookies, err := call(ctx, s, "", http.MethodPost, "/register", registration, &me)
		if err != nil {
			return nil, err
		}
		for _, cookie := range cookies {
			all[i] = person{id: me.User.ID, email: email, token: cookie.Value}
		}
	}
	return all, nil
}

// board is a board on a site and what is on it.
type board struct {
	id    shared.BoardID
	lists []shared.ListID
	cards []shared.CardID
	in    []int // the list of each card, by place in lists
	seq   int64
}

// newBoard makes a board of so many cards in four lists, of which the first
// person is the supervisor. The others look on.
func newBoard(ctx context.Context, s *site, members []person, cards int) (*board, error) {
	supervisor := members[0].token
	var made shared.Imported
	if _, err := call(ctx, s, supervisor, http.MethodPost, "/boards/import?format=trello", export(cards), &made); err != nil {
		return nil, err
	}
	for _, member := range members[1:] {
		invite := shared.Invite{Email: member.email, Role: shared.Observer}
		if _, err := call(ctx, s, supervisor, http.MethodPost, "/boards/"+string(made.Board)+"/members", invite, nil); err != nil {
			return nil, err
		}
	}
	var snapshot shared.Snapshot
	if _, err := call(ctx, s, supervisor, http.MethodGet, "/boards/"+string(made.Board), nil, &snapshot); err != nil {
		return nil, err
	}
	b := &board{id: made.Board, seq: snapshot.Seq}
	for _, list := range snapshot.Lists {
		b.lists = append(b.lists, list.ID)
	}
	for _, card := range snapshot.Cards {
		b.cards, b.in = append(b.cards, card.ID), append(b.in, slices.Index(b.lists, card.List))
	}
	if len(b.cards) != cards || len(b.lists) < 2 {
		return nil, fmt.Errorf("the board has %d cards in %d lists, want %d", len(b.cards), len(b.lists), cards)
	}
	return b, nil
}

// export is a board as the other program would write it, the quickest way to
// have a large one.
func export(cards int) any {
	type list struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Pos  int    `json:"pos"`
	}
	type card struct {
		ID    string `json:"id"`
		List  string `json:"idList"`
		Name  string `json:"name"`
		Desc  string `json:"desc"`
		Short int    `json:"idShort"`
		Pos   int    `json:"pos"`
	}
	var out struct {
		Name  string `json:"name"`
		Lists []list `json:"lists"`
		Cards []card `json:"cards"`
	}
	out.Name = "Under load"
	for i, name := range []string{"To do", "In progress", "In review", "Done"} {
		out.Lists = append(out.Lists, list{fmt.Sprint("l", i), name, i + 1})
	}
	for i := range cards {
		out.Cards = append(out.Cards, card{fmt.Sprint("c", i), fmt.Sprint("l", i%4),
			fmt.Sprint("Card ", i, " with a title of common length"), "Some words about it.", i + 1, i + 1})
	}
	return out
}

// call makes a call of the API, where time doesn't matter. answer may be nil.
func call(ctx context.Context, s *site, token, method, path string, body, answer any) ([]*http.Cookie, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	content, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("encode for %s: %w", path, err)
	}
	request, err := http.NewRequestWithContext(ctx, method, s.url()+shared.Prefix+path, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	if method == http.MethodGet {
		request.Body, request.ContentLength = nil, 0
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode >= 300 {
		return nil, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, text)
	}
	if answer != nil {
		if err := json.Unmarshal(text, answer); err != nil {
			return nil, fmt.Errorf("%s %s: %w", method, path, err)
		}
	}
	return response.Cookies(), nil
}
