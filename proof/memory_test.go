package proof

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/shared"
	"incharge/shared/rank"
)

// memory is a server that is nothing but the contract: one board, its log, and
// every command done once.
type memory struct {
	mu     sync.Mutex
	state  *shared.State
	record []shared.Change
	start  int64 // the log serves what is after it
	did    map[shared.CommandID]shared.Change
	down   bool
	socket map[*memorySocket]int64 // what each has been sent, of those that watch
	news   chan struct{}           // closed with the next change
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// newMemory has a board with three lists and three cards. The first of the
// people is its supervisor for good.
func newMemory(people []shared.UserID) *memory {
	snapshot := shared.Snapshot{Seq: 1, Board: shared.Board{ID: shared.NewID[shared.BoardID](), Title: "Board", Seq: 1}}
	for i, user := range people {
		snapshot.Members = append(snapshot.Members, shared.Member{
			User: shared.User{ID: user, Name: fmt.Sprint("Person ", i)}, Role: shared.Supervisor, Seq: 1})
	}
	ranks := rank.Spread(3)
	for i := range 3 {
		snapshot.Lists = append(snapshot.Lists, shared.List{
			ID: shared.NewID[shared.ListID](), Title: fmt.Sprint("List ", i), Rank: ranks[i], Category: shared.Todo, Seq: 1})
		text := ""
		snapshot.Cards = append(snapshot.Cards, shared.Card{
			ID: shared.NewID[shared.CardID](), Number: int64(i + 1), List: snapshot.Lists[0].ID, Rank: ranks[i], Title: fmt.Sprint("Card ", i),
			Description: &text, Priority: shared.PriorityNone, Labels: []shared.LabelID{}, CreatedAt: noon, Seq: 1})
	}
	return &memory{state: shared.NewState(snapshot), start: 1, did: map[shared.CommandID]shared.Change{},
		socket: map[*memorySocket]int64{}, news: make(chan struct{})}
}

// carryOut does a command, once. Of a text it takes what was written, as when
// nobody else has changed it.
func (m *memory) carryOut(actor shared.UserID, envelope shared.Envelope) (shared.Change, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if change, done := m.did[envelope.ID]; done {
		if change.Seq <= m.start {
			change = shared.Change{Seq: change.Seq, Board: change.Board, Command: change.Command,
				Type: change.Type, Actor: change.Actor, At: change.At, Trimmed: true}
		}
		return change, nil
	}
	command, err := envelope.Open()
	if err != nil {
		return shared.Change{}, err
	}
	if edit, ok := command.(shared.EditCard); ok {
		edit.Base = nil
		command = edit
	}
	change, err := m.state.Predict(actor, noon.Add(time.Duration(m.state.Seq)*time.Second), command)
	if errors.Is(err, shared.ErrUnpredictable) {
		err = shared.Conflict("This was done too long ago to be undone.") // the only thing that this server doesn't know
	}
	if err != nil {
		return shared.Change{}, err
	}
	change.Command = envelope.ID
	m.state.Remember(envelope.ID, change)
	m.state.Apply(change)
	m.record = append(m.record, change)
	m.did[envelope.ID] = change
	close(m.news)
	m.news = make(chan struct{})
	for s := range m.socket {
		m.bring(s)
	}
	return change, nil
}

// bring sends a socket what it has not been sent yet.
func (m *memory) bring(s *memorySocket) {
	for _, change := range m.record {
		if change.Seq > m.socket[s] {
			s.send(shared.FromServer{Change: &change})
			m.socket[s] = change.Seq
		}
	}
}

// watch has a socket told of what follows since.
func (m *memory) watch(s *memorySocket, since int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	board := m.state.Board().ID
	if since < m.start || since > m.state.Seq {
		delete(m.socket, s)
		s.send(shared.FromServer{Resync: &shared.Unwatch{Board: board}})
		return
	}
	s.send(shared.FromServer{Watching: &shared.Watching{Board: board, Seq: m.state.Seq}})
	m.socket[s] = since
	m.bring(s)
}

// since is what a page of the log says.
func (m *memory) since(since int64) (shared.Changes, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if since < m.start || since > m.state.Seq {
		return shared.Changes{}, &shared.Error{Code: shared.CodeGone, Message: "The log doesn't go there."}
	}
	page := shared.Changes{Seq: m.state.Seq, Changes: []shared.Change{}}
	for _, change := range m.record {
		if change.Seq > since {
			page.Changes = append(page.Changes, change)
		}
	}
	return page, nil
}

// answer does what a request asks for.
func (m *memory) answer(ctx context.Context, user shared.UserID, r client.Request) client.Response {
	m.mu.Lock()
	down := m.down
	m.mu.Unlock()
	if down {
		return refused(&shared.Error{Code: shared.CodeUnavailable, Message: "Starting."})
	}
	path, query, _ := strings.Cut(r.Path, "?")
	switch {
	case strings.HasSuffix(path, "/commands"):
		var envelope shared.Envelope
		if err := json.Unmarshal(r.Body, &envelope); err != nil {
			return refused(shared.Invalid("body", err.Error()))
		}
		change, err := m.carryOut(user, envelope)
		if err != nil {
			return refused(err)
		}
		return answered(shared.Outcome{Seq: change.Seq, Change: change})
	case strings.HasSuffix(path, "/changes"):
		return m.poll(ctx, query)
	case strings.HasSuffix(path, "/details"):
		return answered(m.details())
	default:
		return answered(m.snapshot())
	}
}

func (m *memory) poll(ctx context.Context, query string) client.Response {
	asked, _ := url.ParseQuery(query)
	since, _ := strconv.ParseInt(asked.Get("since"), 10, 64)
	wait, _ := strconv.Atoi(asked.Get("wait"))
	over := time.NewTimer(time.Duration(wait) * time.Second)
	defer over.Stop()
	for {
		m.mu.Lock()
		news := m.news
		m.mu.Unlock()
		page, err := m.since(since)
		if err != nil {
			return refused(err)
		}
		if len(page.Changes) > 0 || wait == 0 {
			return answered(page)
		}
		select {
		case <-news:
		case <-over.C:
			wait = 0
		case <-ctx.Done():
			return client.Response{}
		}
	}
}

func answered(value any) client.Response {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // it is made of shared's types alone
	}
	return client.Response{Status: http.StatusOK, Body: body}
}

var statuses = map[shared.Code]int{
	shared.CodeInvalid: 422, shared.CodeForbidden: 403, shared.CodeNotFound: 404, shared.CodeConflict: 409,
	shared.CodeGone: 410, shared.CodeUnavailable: 503,
}

func refused(err error) client.Response {
	e := &shared.Error{Code: shared.CodeInternal, Message: err.Error()}
	errors.As(err, &e)
	response := answered(shared.Problem{Title: "No", Detail: e.Message, Code: e.Code, Errors: e.Fields})
	if response.Status = statuses[e.Code]; response.Status == 0 {
		response.Status = http.StatusInternalServerError
	}
	return response
}
