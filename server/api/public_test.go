package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/server/auth"
	"incharge/shared"
)

// published makes the board public, and is the path that reads it.
func (p *person) published(board shared.BoardID) string {
	p.Helper()
	link := decoded[shared.NewPublicLink](p.post("/boards/"+string(board)+"/public", nil).want(http.StatusOK))
	token, ok := strings.CutPrefix(link.URL, "http://incharge.example.com/public#")
	if !ok || len(token) < 26 {
		p.Fatalf("the link is %q", link.URL)
	}
	return "/public/" + token
}

// Anybody who has the link reads what is open on the board, by names, and
// nothing of what is said.
func TestPublic(t *testing.T) {
	r := newRig(t)
	ada, nobody := r.person("Ada"), r.nobody()
	s := ada.fullBoard()
	board := s.Board.ID
	if link := decoded[shared.PublicLink](ada.get("/boards/" + string(board) + "/public")); link.On {
		t.Errorf("before: %+v", link)
	}
	mention := shared.MentionOf(ada.user.ID, "Ada")
	mentions := shared.NewID[shared.CardID]()
	ada.done(board, shared.AddCard{Card: mentions, List: s.Lists[0].ID, Title: "Mentions", Description: "Ask " + mention + " *first*"})
	steps := shared.NewID[shared.ChecklistID]()
	ada.done(board, shared.AddChecklist{Checklist: steps, Card: mentions, Title: "Steps"})
	ada.done(board, shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: steps, Text: "Ask " + mention})
	path := ada.published(board)
	if link := decoded[shared.PublicLink](ada.get("/boards/" + string(board) + "/public")); !link.On || link.Since == nil || link.By != "Ada" {
		t.Errorf("after: %+v", link)
	}
	a := nobody.get(path).want(http.StatusOK)
	shown := decoded[shared.PublicBoard](a)
	if shown.Title != s.Board.Title || len(shown.Lists) != 2 || len(shown.Labels) != 2 || len(shown.Lists[1].Cards) != 2 {
		t.Fatalf("shown is %+v", shown)
	}
	first, card := shown.Lists[1].Cards[0], shown.Lists[1].Cards[1]
	if first.Title != "First of all" || card.Title != "Mend the roof" || card.PIC != "Ada" || len(card.Labels) != 2 || card.Items != 2 || card.ItemsDone != 1 || !card.Waits {
		t.Errorf("the card is %+v", card)
	}
	one := nobody.get(path + "/cards/2").want(http.StatusOK)
	detail := decoded[shared.PublicDetail](one)
	if !strings.Contains(detail.HTML, "<li>slate</li>") || len(detail.Checklists) != 2 || detail.Checklists[1].Items[1].PIC != "Ada" || len(detail.Links) != 1 {
		t.Errorf("the card is %+v", detail)
	}
	other := nobody.get(path + "/cards/6").want(http.StatusOK)
	if detail := decoded[shared.PublicDetail](other); !strings.Contains(detail.HTML, "@Ada <em>first</em>") || detail.Checklists[0].Items[0].Text != "Ask @Ada" {
		t.Errorf("who is mentioned is %+v", detail)
	}
	for _, body := range []string{string(a.body), string(one.body), string(other.body)} {
		for _, secret := range []string{"Archived", "trash", "Hm ", ada.email, string(ada.user.ID), string(board), uuids.FindString(body)} {
			if secret != "" && strings.Contains(body, secret) {
				t.Errorf("%q is in %s", secret, body)
			}
		}
	}
	for _, number := range []string{"3", "4", "99", "0", "-1", "2e0", "x"} { // archived, in the trash, and none
		nobody.get(path+"/cards/"+number).refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
}

// The tag is that of what is shown, and asking with it costs no board.
func TestPublicTag(t *testing.T) {
	r := newRig(t)
	ada, nobody := r.person("Ada"), r.nobody()
	s := ada.board("House")
	path := ada.published(s.Board.ID)
	tag := nobody.get(path).want(http.StatusOK).header.Get("ETag")
	same := func() bool {
		t.Helper()
		a := nobody.get(path, "If-None-Match", tag)
		if a.status == http.StatusOK {
			tag = a.header.Get("ETag")
		}
		return a.status == http.StatusNotModified
	}
	if !same() {
		t.Error("nothing has changed")
	}
	ada.card(s, "New")
	if same() || !same() {
		t.Error("a card was added")
	}
	ada.do(http.MethodPatch, "/me", map[string]string{"name": "Ada L."}).want(http.StatusOK)
	if same() || !same() {
		t.Error("somebody has another name")
	}
}

// A link ends when it is taken back, when there is another one, and while the
// board is one that not all of its own people see all of.
func TestPublicEnds(t *testing.T) {
	r := newRig(t)
	ada, nobody := r.person("Ada"), r.nobody()
	s := ada.board("House")
	board := s.Board.ID
	gone := func(path string) {
		t.Helper()
		nobody.get(path).refused(http.StatusNotFound, shared.CodeNotFound, "")
		nobody.get(path, "If-None-Match", "*").refused(http.StatusNotFound, shared.CodeNotFound, "")
		nobody.get(path+"/cards/1").refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
	ada.card(s, "Card")
	first := ada.published(board)
	second := ada.published(board)
	gone(first)
	nobody.get(second).want(http.StatusOK)

	ada.done(board, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true)}})
	gone(second)
	refusal := ada.post("/boards/"+string(board)+"/public", nil).refused(http.StatusConflict, shared.CodeConflict, "")
	if refusal.Reason == nil || refusal.Reason.Kind != shared.ReasonTheirs {
		t.Errorf("refused with %+v", refusal)
	}
	ada.done(board, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(false)}})
	nobody.get(second).want(http.StatusOK)

	ada.done(board, shared.ArchiveBoard{})
	if !decoded[shared.PublicBoard](nobody.get(second)).Archived {
		t.Error("it doesn't say that it is archived")
	}
	ada.done(board, shared.RestoreBoard{})
	ada.done(board, shared.DeleteBoard{})
	gone(second)
	ada.done(board, shared.RestoreBoard{})
	nobody.get(second).want(http.StatusOK)
	for range 2 {
		ada.do(http.MethodDelete, "/boards/"+string(board)+"/public", nil).want(http.StatusNoContent)
		gone(second)
	}
	var kept int
	if err := r.db.NewSelect().TableExpr("public_links").ColumnExpr("count(*)").Scan(t.Context(), &kept); err != nil || kept != 0 {
		t.Errorf("%d links are kept, %v", kept, err)
	}
	var told []string
	for _, event := range decoded[shared.AuditPage](ada.get("/admin/audit")).Events {
		if strings.HasSuffix(string(event.Kind), "published") {
			told = append(told, string(event.Kind))
		}
	}
	if got := strings.Join(told, " "); got != "unpublished published published" {
		t.Errorf("the security log has %q", got)
	}
}

// No network reads more than a room full of people would.
func TestPublicLimit(t *testing.T) {
	r := newRig(t, func(_ *Config, accounts *auth.Config) { accounts.RateLimits = true })
	ada, nobody := r.person("Ada"), r.nobody()
	path := ada.published(ada.board("House").Board.ID)
	for range 10_000 {
		if a := nobody.get(path + "/cards/1"); a.status == http.StatusTooManyRequests {
			if a.header.Get("Retry-After") == "" {
				t.Error("it doesn't say when to come back")
			}
			nobody.get(path, "If-None-Match", "*").want(http.StatusTooManyRequests)
			ada.get("/boards").want(http.StatusOK)
			return
		}
	}
	t.Error("never too often")
}
