package api

import (
	"net/http"
	"sync"
	"testing"

	"incharge/shared"
)

func mustSeal(t *testing.T, c shared.Command) shared.Envelope {
	t.Helper()
	envelope, err := shared.Seal(c)
	if err != nil {
		t.Fatal(err)
	}
	return envelope
}

// What another site's page makes a browser send changes nothing.

func TestOtherSites(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/commands"
	command := func() shared.Envelope {
		return mustSeal(t, shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "x"})
	}
	for _, header := range [][]string{
		{"Origin", "https://evil.example.com"},
		{"Origin", "null"},
		{"Sec-Fetch-Site", "cross-site"},
		{"Sec-Fetch-Site", "same-site"}, // another host of the same domain is another site to us
		{"Origin", "https://evil.example.com", "Sec-Fetch-Site", "cross-site"},
	} {
		ada.post(path, command(), header...).refused(403, shared.CodeForbidden, "")
		ada.post("/login", shared.Credentials{Email: ada.email, Password: password}, header...).refused(403, shared.CodeForbidden, "")
		ada.post("/logout", nil, header...).refused(403, shared.CodeForbidden, "")
	}
	for _, header := range [][]string{
		{},
		{"Origin", r.server.URL},
		{"Origin", "http://incharge.example.com"}, // PUBLIC_URL, behind a proxy that renames the host
		{"Origin", r.server.URL, "Sec-Fetch-Site", "same-origin"},
		{"Sec-Fetch-Site", "none"},
	} {
		ada.post(path, command(), header...).want(200)
	}
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))); len(got.Cards) != 5 {
		t.Errorf("%d cards", len(got.Cards))
	}
}

// What was asked for by one person isn't done in the name of the next, who has
// the same browser.
func TestSender(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.Supervisor)
	path := "/boards/" + string(s.Board.ID) + "/commands"
	envelope := mustSeal(t, shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "Mend the roof"})
	const header = "Incharge-User"
	for _, user := range []string{string(ada.user.ID), "nobody"} {
		grace.post(path, envelope, header, user).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
		grace.post(path, "not even JSON", header, user).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	}
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))); got.Seq != 2 || len(got.Cards) != 0 {
		t.Errorf("at %d with %d cards", got.Seq, len(got.Cards))
	}
	outcome := decoded[shared.Outcome](ada.post(path, envelope, header, string(ada.user.ID)).want(http.StatusOK))
	if outcome.Change.Actor != ada.user.ID {
		t.Errorf("done by %s", outcome.Change.Actor)
	}
}

// The same command twenty times at once is one change, and twenty answers

// that say the same.

func TestSameCommand(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	envelope := mustSeal(t, shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "Mend the roof"})
	answers := make([]answer, 20)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = ada.post("/boards/"+string(s.Board.ID)+"/commands", envelope) })
	}
	all.Wait()
	for _, a := range answers {
		if a.want(200); string(a.body) != string(answers[0].body) {
			t.Errorf("%s\nis not\n%s", a.body, answers[0].body)
		}
	}
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))); got.Seq != 2 || len(got.Cards) != 1 {
		t.Errorf("at %d with %d cards", got.Seq, len(got.Cards))
	}
}

// Every answer has an id of its own and tells browsers what it may do.

// An error of the server's own is told as such and no more.

// While the database keeps a board to itself, callers are told to come back.
