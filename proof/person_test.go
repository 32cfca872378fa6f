package proof

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"incharge/app/client"
	"incharge/proof/native"
	"incharge/proof/wire"
	"incharge/shared"
)

// person is somebody with an account, who reaches either server.
type person struct {
	t       *testing.T
	site    *site
	account shared.Account
	token   string
	calls   [2]*client.Client // by way of each server
}

// person makes an account.
func (s *site) person(name string) *person {
	s.t.Helper()
	p := &person{t: s.t, site: s}
	body, err := json.Marshal(shared.Registration{
		Name: name, Email: strings.ToLower(name) + "@example.com", Password: "correct horse battery"})
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.Post(s.servers[0].wire.URL(shared.Prefix+"/register"), "application/json", bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	var me shared.Me
	if err := json.NewDecoder(response.Body).Decode(&me); err != nil || response.StatusCode != http.StatusCreated {
		s.t.Fatalf("register %s: %s, %v", name, response.Status, err)
	}
	p.account = me.User
	for _, cookie := range response.Cookies() {
		p.token = cookie.Value
	}
	for i, server := range s.servers {
		p.calls[i] = client.New(p.through(server.wire))
	}
	return p
}

// patience is how long these tests wait for one answer.
const patience = 30 * time.Second

// through carries calls over a wire, on connections of this person's own, and
// holds every answer against the description of the API.
func (p *person) through(over *wire.Wire) client.Transport {
	connections := &http.Transport{}
	p.t.Cleanup(connections.CloseIdleConnections)
	carry := native.Carry(connections, over.URL(""), p.token)
	return func(ctx context.Context, r client.Request) (client.Response, error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		response, err := carry(ctx, r)
		if err != nil {
			return response, err
		}
		for _, violation := range p.site.contract.departures(r.Method, r.Path, response.Status, response.Body) {
			p.t.Errorf("%s %s: %d is not as described: %v\n%.500s", r.Method, r.Path, response.Status, violation, response.Body)
		}
		return response, nil
	}
}

// board makes a board and lets others onto it.
func (p *person) board(title string, others map[*person]shared.Role) shared.BoardID {
	p.t.Helper()
	id := shared.NewID[shared.BoardID]()
	if _, err := p.calls[0].CreateBoard(p.t.Context(), shared.NewBoard{ID: id, Title: title}); err != nil {
		p.t.Fatal(err)
	}
	for other, role := range others {
		if _, err := p.calls[0].AddMember(p.t.Context(), id, shared.Invite{Email: other.account.Email, Role: role}); err != nil {
			p.t.Fatal(err)
		}
	}
	return id
}

// snapshot reads a board by way of one server, and goes on asking while that
// can't be reached.
func (p *person) snapshot(server int, board shared.BoardID) shared.Snapshot {
	p.t.Helper()
	return asked(p, func(ctx context.Context) (shared.Snapshot, error) { return p.calls[server].Snapshot(ctx, board) })
}

// changes reads a board's log from since to its end by way of one server.
func (p *person) changes(server int, board shared.BoardID, since int64) []shared.Change {
	p.t.Helper()
	var all []shared.Change
	for {
		page := asked(p, func(ctx context.Context) (shared.Changes, error) {
			return p.calls[server].Changes(ctx, board, since, 0)
		})
		all = append(all, page.Changes...)
		if len(page.Changes) == 0 {
			return all
		}
		since = page.Changes[len(page.Changes)-1].Seq
	}
}

// asked asks until there is an answer.
func asked[T any](p *person, ask func(context.Context) (T, error)) T {
	p.t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		answer, err := ask(p.t.Context())
		if err == nil {
			return answer
		}
		if !client.Unreachable(err) || time.Now().After(deadline) {
			p.t.Errorf("%s asks in vain: %v", p.account.Name, err)
			return answer
		}
	}
}
