package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"
	_ "gocloud.dev/blob/memblob"

	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/db"
	"incharge/server/db/dbtest"
	"incharge/server/files"
	"incharge/server/jobs"
	"incharge/server/live"
	"incharge/server/mail"
	"incharge/shared"
)

// rig is a whole server on a database of its own.
type rig struct {
	*testing.T
	api    *API
	db     *db.DB
	hub    *live.Hub
	server *httptest.Server
	people int
}

// option changes what a rig is made of.
type option func(*Config, *auth.Config)

func publicURL(text string) option {
	return func(c *Config, _ *auth.Config) { c.PublicURL, _ = url.Parse(text) }
}

func newRig(t *testing.T, options ...option) *rig {
	t.Parallel()
	return newServer(t, dbtest.New(t), live.New(live.Silent{}, quiet(t)), options...)
}

// quiet logs what is out of the ordinary.
func quiet(t *testing.T) *slog.Logger {
	return slog.New(Logged(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})))
}

// newServer makes a server on a database that others may be on as well.
func newServer(t *testing.T, database *db.DB, hub *live.Hub, options ...option) *rig {
	log := quiet(t)
	queue, err := jobs.New(database, log, river.NewWorkers())
	if err != nil {
		t.Fatal(err)
	}
	c := Config{
		Version: "test", PublicURL: &url.URL{Scheme: "http", Host: "incharge.example.com"}, DB: database, Hub: hub, Log: log,
		Boards: board.New(database, mail.NewNotices(queue), hub, log),
		Files:  shelf(t, database),
		Site:   http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "a page") }),
	}
	hub.SetLog(c.Boards)
	accounts := auth.Config{Registration: auth.Open}
	for _, option := range options {
		option(&c, &accounts)
	}
	c.Accounts = auth.New(database, accounts, mail.NewNotices(queue), log)
	r := &rig{T: t, api: New(c), db: database, hub: hub}
	r.server = httptest.NewServer(r.api)
	t.Cleanup(func() {
		ctx, cancel := contextWithin(10 * time.Second)
		defer cancel()
		hub.Close(ctx)
		r.server.Close()
	})
	return r
}

// shelf keeps files in memory, and not many.
func shelf(t *testing.T, database *db.DB) *files.Service {
	t.Helper()
	kept, err := files.Open(t.Context(), database, files.Config{Bucket: "mem://", MaxFile: large, MaxBoard: 3 * large})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	return kept
}

// person is somebody with a browser.
type person struct {
	*rig
	client *http.Client
	user   shared.Account
	email  string
	token  string
}

// nobody has a browser and no account.
func (r *rig) nobody() *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		r.Fatal(err)
	}
	return &person{rig: r, client: &http.Client{Jar: jar, Timeout: 60 * time.Second}}
}

const password = "correct horse battery"

// person registers somebody.
func (r *rig) person(name string) *person {
	r.Helper()
	p := r.nobody()
	r.people++
	p.email = fmt.Sprintf("%s.%d@example.com", strings.ToLower(name), r.people)
	a := p.post("/register", shared.Registration{Name: name, Email: p.email, Password: password})
	p.user = decoded[shared.Me](a.want(http.StatusCreated)).User
	for _, cookie := range a.cookies {
		p.token = cookie.Value
	}
	return p
}

// in is the same person in a part of the test.
func (p *person) in(t *testing.T) *person {
	here, same := *p.rig, *p
	here.T, same.rig = t, &here
	return &same
}

// at is the same person with a browser at another server.
func (p *person) at(other *rig) *person {
	same := *p
	same.rig = other
	same.client = other.nobody().client
	at, err := url.Parse(other.server.URL)
	if err != nil {
		p.Fatal(err)
	}
	same.client.Jar.SetCookies(at, []*http.Cookie{{Name: "incharge", Value: p.token}})
	return &same
}

// answer is what came back.
type answer struct {
	*rig
	what    string
	status  int
	header  http.Header
	cookies []*http.Cookie
	body    []byte
}

func (p *person) get(path string, header ...string) answer {
	p.Helper()
	return p.do(http.MethodGet, path, nil, header...)
}

func (p *person) post(path string, body any, header ...string) answer {
	p.Helper()
	return p.do(http.MethodPost, path, body, header...)
}

// do makes a call, given headers as name, value, name, value, and holds what
// comes back against the description of the API.
func (p *person) do(method, path string, body any, header ...string) answer {
	p.Helper()
	var content io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(b)
	case []byte:
		content = bytes.NewReader(b)
	default:
		data, err := json.Marshal(b)
		if err != nil {
			p.Fatal(err)
		}
		content = bytes.NewReader(data)
	}
	if strings.HasPrefix(path, "/") {
		path = p.server.URL + prefix + path
	}
	request, err := http.NewRequestWithContext(p.Context(), method, path, content)
	if err != nil {
		p.Fatal(err)
	}
	if content != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := p.client.Do(request)
	if err != nil {
		p.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	read, err := io.ReadAll(response.Body)
	if err != nil {
		p.Fatalf("%s %s: %v", method, path, err)
	}
	a := answer{p.rig, method + " " + path, response.StatusCode, response.Header, response.Cookies(), read}
	a.conforms(method, request.URL.Path)
	return a
}

// want fails the test when the status is another.
func (a answer) want(status int) answer {
	a.Helper()
	if a.status != status {
		a.Fatalf("%s: status %d, want %d\n%s", a.what, a.status, status, a.body)
	}
	return a
}

// refused checks a problem: its status, its code and, unless empty, the field.
func (a answer) refused(status int, code shared.Code, field string) shared.Problem {
	a.Helper()
	p := decoded[shared.Problem](a.want(status))
	switch {
	case a.header.Get("Content-Type") != "application/problem+json":
		a.Errorf("%s: Content-Type %q", a.what, a.header.Get("Content-Type"))
	case p.Code != code || p.Status != status || p.Detail == "" || p.Title == "":
		a.Errorf("%s: %s, want code %s", a.what, a.body, code)
	case field != "" && (len(p.Errors) == 0 || p.Errors[0].Field != field || p.Errors[0].Message == ""):
		a.Errorf("%s: %s, want field %s", a.what, a.body, field)
	}
	return p
}

func decoded[T any](a answer) T {
	a.Helper()
	var value T
	decoder := json.NewDecoder(bytes.NewReader(a.body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		a.Fatalf("%s: %v in %s", a.what, err, a.body)
	}
	return value
}

// board makes a board and gives its snapshot.
func (p *person) board(title string) shared.Snapshot {
	p.Helper()
	return decoded[shared.Snapshot](p.post("/boards", shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: title}).want(http.StatusCreated))
}

// join gives somebody a role on a board.
func (p *person) join(board shared.BoardID, other *person, role shared.Role) {
	p.Helper()
	p.post("/boards/"+string(board)+"/members", shared.Invite{Email: other.email, Role: role}).want(http.StatusCreated)
}

// send sends a command under a fresh id.
func (p *person) send(board shared.BoardID, command shared.Command) answer {
	p.Helper()
	envelope, err := shared.Seal(command)
	if err != nil {
		p.Fatal(err)
	}
	return p.post("/boards/"+string(board)+"/commands", envelope)
}

// done sends a command that has to work.
func (p *person) done(board shared.BoardID, command shared.Command) shared.Outcome {
	p.Helper()
	return decoded[shared.Outcome](p.send(board, command).want(http.StatusOK))
}

// card adds a card to the first list.
func (p *person) card(s shared.Snapshot, title string) shared.CardID {
	p.Helper()
	id := shared.NewID[shared.CardID]()
	p.done(s.Board.ID, shared.AddCard{Card: id, List: s.Lists[0].ID, Title: title})
	return id
}
