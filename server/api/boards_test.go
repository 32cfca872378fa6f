package api

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

func TestBoards(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	if got := string(ada.get("/boards").want(http.StatusOK).body); strings.TrimSpace(got) != `{"boards":[]}` {
		t.Errorf("no boards are %s", got)
	}
	s := ada.board("House")
	var lists []string
	for _, l := range s.Lists {
		lists = append(lists, l.Title+" "+string(l.Category))
	}
	if !slices.Equal(lists, []string{"To do todo", "In progress doing", "Done done"}) || s.Board.Title != "House" ||
		len(s.Members) != 1 || s.Members[0].Role != shared.Supervisor || s.Members[0].User.ID != ada.user.ID {
		t.Errorf("created %+v", s)
	}
	again := ada.post("/boards", shared.NewBoard{ID: s.Board.ID, Title: "House"}).want(http.StatusCreated)
	if decoded[shared.Snapshot](again).Seq != s.Seq {
		t.Errorf("created again: %s", again.body)
	}
	grace.post("/boards", shared.NewBoard{ID: s.Board.ID, Title: "Mine"}).want(http.StatusConflict)

	ada.join(s.Board.ID, grace, shared.Observer)
	boards := decoded[shared.Boards](grace.get("/boards").want(http.StatusOK)).Boards
	changes := decoded[shared.Changes](grace.get("/boards/" + string(s.Board.ID) + "/changes?since=1").want(http.StatusOK)).Changes
	want := []shared.BoardSummary{{ID: s.Board.ID, Title: "House", Role: shared.Observer, Seq: 2, UpdatedAt: changes[0].At}}
	if !reflect.DeepEqual(boards, want) {
		t.Errorf("boards %+v, want %+v", boards, want)
	}
}

func TestSnapshot(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	path := "/boards/" + string(s.Board.ID)
	a := ada.get(path).want(http.StatusOK)
	tag := a.header.Get("ETag")
	if got := decoded[shared.Snapshot](a); tag != `"2"` || got.Seq != 2 || len(got.Cards) != 1 || got.Cards[0].ID != card {
		t.Errorf("ETag %s of %s", tag, a.body)
	}
	for _, header := range []string{tag, "W/" + tag, `"1", ` + tag, "*"} {
		if a := ada.get(path, "If-None-Match", header).want(http.StatusNotModified); len(a.body) != 0 || a.header.Get("ETag") != tag {
			t.Errorf("If-None-Match %s: ETag %s, body %s", header, a.header.Get("ETag"), a.body)
		}
	}
	ada.card(s, "Paint it")
	if got := ada.get(path, "If-None-Match", tag).want(http.StatusOK).header.Get("ETag"); got != `"3"` {
		t.Errorf("ETag %s after a change", got)
	}
}

func TestCompression(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	for i := range 10 {
		ada.card(s, fmt.Sprint("Card ", i))
	}
	path := "/boards/" + string(s.Board.ID)
	plain := ada.get(path, "Accept-Encoding", "identity").want(http.StatusOK)
	a := ada.get(path, "Accept-Encoding", "br, gzip").want(http.StatusOK)
	if a.header.Get("Content-Encoding") != "gzip" || a.header.Get("Vary") != "Accept-Encoding" || len(a.body)*2 > len(plain.body) {
		t.Errorf("%v, %d bytes of %d", a.header, len(a.body), len(plain.body))
	}
	if got := ada.get("/me", "Accept-Encoding", "gzip").want(http.StatusOK); got.header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
	if got := ada.get(path).want(http.StatusOK); string(got.body) != string(plain.body) { // the client unpacks it
		t.Errorf("%s\nis not\n%s", got.body, plain.body)
	}
}

func TestCard(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	text := "With *slate*."
	ada.done(s.Board.ID, shared.EditCard{Card: card, Description: &text})
	ada.done(s.Board.ID, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Which colour?"})
	got := decoded[shared.CardDetail](ada.get("/boards/" + string(s.Board.ID) + "/cards/" + string(card)).want(http.StatusOK))
	if got.Card.Description == nil || *got.Card.Description != text || len(got.Comments) != 1 || len(got.Activity) != 3 || got.Seq != 4 {
		t.Errorf("card %+v", got)
	}
}

func TestArchive(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	ada.done(s.Board.ID, shared.ArchiveCard{Card: card})
	got := decoded[shared.Archive](ada.get("/boards/" + string(s.Board.ID) + "/archive").want(http.StatusOK))
	if len(got.Cards) != 1 || got.Cards[0].ID != card || got.Cards[0].ArchivedAt == nil || got.Seq != 3 {
		t.Errorf("archive %+v", got)
	}
	if open := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))).Cards; len(open) != 0 {
		t.Errorf("still on the board: %+v", open)
	}
}

func TestMembers(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/members"
	a := ada.post(path, shared.Invite{Email: strings.ToUpper(grace.email), Role: shared.PIC}).want(http.StatusCreated)
	if got := decoded[shared.Invited](a); got.Member == nil || got.Member.User.ID != grace.user.ID || got.Member.Role != shared.PIC {
		t.Errorf("added %s", a.body)
	}
	grace.get("/boards/" + string(s.Board.ID)).want(http.StatusOK)
	a = ada.post(path, shared.Invite{Email: "linus@example.com", Role: shared.Observer}).want(http.StatusCreated)
	if got := decoded[shared.Invited](a); got.Member != nil || got.Invited != "linus@example.com" {
		t.Errorf("invited %s", a.body)
	}
	var jobs int
	if err := r.db.NewRaw(`SELECT count(*) FROM river_job WHERE kind = 'invitation'`).Scan(t.Context(), &jobs); err != nil || jobs != 1 {
		t.Errorf("%d jobs to mail it, %v", jobs, err)
	}
	ada.post(path, shared.Invite{Email: grace.email, Role: shared.PIC}).want(http.StatusConflict)
	grace.post(path, shared.Invite{Email: "x@example.com", Role: shared.PIC}).refused(http.StatusForbidden, shared.CodeForbidden, "")
}

// One byte more than 64 MiB is too much, however it is sent.

// A server whose database lacks a migration is not ready, nor one whose

// database has gone, and neither says why to strangers.

// A call that waits is answered by the change, long before its time is up.
