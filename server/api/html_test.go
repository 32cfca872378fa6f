package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

// What people have written comes as HTML without anything of theirs in it that
// a browser would run or fetch.
func TestCardHTML(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card, comment := shared.NewID[shared.CardID](), shared.NewID[shared.CommentID]()
	words := "# Roof\n\n- [x] *slates*\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) https://example.com"
	ada.done(s.Board.ID, shared.AddCard{Card: card, List: s.Lists[0].ID, Title: "Mend the roof", Description: words})
	ada.done(s.Board.ID, shared.CommentCard{Comment: comment, Card: card, Body: "**now** <script>alert(1)</script>"})
	got := decoded[shared.CardHTML](ada.get("/boards/" + string(s.Board.ID) + "/cards/" + string(card) + "/html").want(http.StatusOK))
	if len(got.Comments) != 1 || got.Comments[0].ID != comment || !strings.Contains(got.Comments[0].Body, "<strong>now</strong>") {
		t.Errorf("%+v", got)
	}
	for _, part := range []string{"<h1>Roof</h1>", `<input checked="" disabled="" type="checkbox">`, "<em>slates</em>", `rel="noopener nofollow ugc"`, "&lt;img src=x"} {
		if !strings.Contains(got.Description, part) {
			t.Errorf("%q is not in %s", part, got.Description)
		}
	}
	for _, banned := range []string{"<img", "<script", "javascript:alert(1)\""} {
		if strings.Contains(got.Description+got.Comments[0].Body, banned) {
			t.Errorf("%q is in %+v", banned, got)
		}
	}
}

// Whoever is mentioned is called what they are called today, if they are on the
// board.
func TestMentionHTML(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	card := shared.NewID[shared.CardID]()
	words := shared.MentionOf(ada.user.ID, "Ada of old") + " and " + shared.MentionOf(shared.NewID[shared.UserID](), "Nobody")
	ada.done(s.Board.ID, shared.AddCard{Card: card, List: s.Lists[0].ID, Title: "Mend the roof", Description: words})
	got := decoded[shared.CardHTML](ada.get("/boards/" + string(s.Board.ID) + "/cards/" + string(card) + "/html").want(http.StatusOK))
	if !strings.Contains(got.Description, `data-user="`+string(ada.user.ID)+`">@Ada</span>`) || !strings.Contains(got.Description, ">@Nobody</span>") {
		t.Error(got.Description)
	}
}

// Texts that are on no card are rendered too, in their order and within bounds.
func TestMarkdown(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	got := decoded[shared.Rendered](ada.post("/markdown", shared.Texts{Texts: []string{"*a*", "", "<b>x</b>"}}).want(http.StatusOK))
	if len(got.HTML) != 3 || got.HTML[0] != "<p><em>a</em></p>\n" || got.HTML[1] != "" || strings.Contains(got.HTML[2], "<b>") {
		t.Errorf("%q", got.HTML)
	}
	ada.post("/markdown", shared.Texts{Texts: make([]string, shared.MaxTexts+1)}).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "texts")
	ada.post("/markdown", shared.Texts{Texts: []string{strings.Repeat("x", shared.MaxDescription+1)}}).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "texts")
}
