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

// summary is a board in the list of somebody's.
func (p *person) summary(board shared.BoardID) *shared.BoardSummary {
	p.Helper()
	for _, b := range decoded[shared.Boards](p.get("/boards").want(http.StatusOK)).Boards {
		if b.ID == board {
			return &b
		}
	}
	return nil
}

// A star is one's own, and goes when one leaves.
func TestStar(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	path := "/boards/" + string(s.Board.ID) + "/star"
	for range 2 {
		grace.do(http.MethodPut, path, nil).want(http.StatusNoContent)
	}
	if ada.summary(s.Board.ID).Starred || !grace.summary(s.Board.ID).Starred {
		t.Error("a star is on the wrong list")
	}
	ada.done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
	grace.do(http.MethodPut, path, nil).refused(http.StatusNotFound, shared.CodeNotFound, "")
	ada.join(s.Board.ID, grace, shared.PIC)
	if grace.summary(s.Board.ID).Starred {
		t.Error("a star has outlasted the membership")
	}
	ada.do(http.MethodPut, path, nil).want(http.StatusNoContent)
	for range 2 {
		ada.do(http.MethodDelete, path, nil).want(http.StatusNoContent)
	}
	if ada.summary(s.Board.ID).Starred {
		t.Error("the star is still there")
	}
}

// The list says what became of boards, and shows deleted ones to who can
// restore them alone.
func TestBoardsPutAway(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	background := shared.Background("teal")
	at := ada.done(s.Board.ID, shared.EditBoard{Background: &background}).Change.At
	if got := grace.summary(s.Board.ID); got.Background != background || !got.UpdatedAt.Equal(at) || got.ArchivedAt != nil {
		t.Errorf("%+v", got)
	}
	ada.done(s.Board.ID, shared.ArchiveBoard{})
	if got := grace.summary(s.Board.ID); got == nil || got.ArchivedAt == nil || got.DeletedAt != nil {
		t.Errorf("archived: %+v", got)
	}
	ada.done(s.Board.ID, shared.DeleteBoard{})
	if got := grace.summary(s.Board.ID); got != nil {
		t.Errorf("deleted, and told of: %+v", got)
	}
	if got := ada.summary(s.Board.ID); got == nil || got.DeletedAt == nil {
		t.Errorf("deleted: %+v", got)
	}
}

// Every template makes a board that its first change tells whole, in the
// language of the account before the browser's.
func TestTemplates(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	make := func(template shared.Template, header ...string) shared.Snapshot {
		t.Helper()
		board := shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "House", Template: template}
		return decoded[shared.Snapshot](ada.post("/boards", board, header...).want(http.StatusCreated))
	}
	for _, template := range shared.Templates {
		s := make(template)
		path := "/boards/" + string(s.Board.ID)
		change := decoded[shared.Changes](ada.get(path + "/changes?since=0").want(http.StatusOK)).Changes[0]
		state := shared.NewState(shared.Snapshot{Board: s.Board})
		state.Apply(change)
		told := state.Snapshot()
		told.Seq = s.Seq
		for i := range told.Cards {
			told.Cards[i].Description = nil
		}
		if !reflect.DeepEqual(told.Lists, s.Lists) || !reflect.DeepEqual(told.Cards, s.Cards) || len(told.Labels) != len(s.Labels) {
			t.Errorf("%s: told\n%+v, is\n%+v", template, told, s)
		}
		details := decoded[shared.Details](ada.get(path + "/details").want(http.StatusOK))
		if len(details.Items) != len(change.Items) || len(details.Checklists) != len(change.Checklists) {
			t.Errorf("%s: told %d items, there are %d", template, len(change.Items), len(details.Items))
		}
		for _, card := range s.Cards {
			ada.done(s.Board.ID, shared.ArchiveCard{Card: card.ID})
		}
		ada.card(s, "Next")
	}
	if s := make("", "Accept-Language", "ko-KR,ko;q=0.9"); s.Lists[0].Title != "할 일" {
		t.Errorf("for a Korean browser: %q", s.Lists[0].Title)
	}
	ada.do(http.MethodPatch, "/me", `{"language":"en"}`).want(http.StatusOK)
	if s := make(shared.TemplateFirst, "Accept-Language", "ko"); s.Lists[0].Title != "To do" {
		t.Errorf("for an English account: %q", s.Lists[0].Title)
	}
	ada.post("/boards", `{"id":"`+string(shared.NewID[shared.BoardID]())+`","title":"House","template":"chess"}`).
		refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "template")
}

// Filters are one's own, and go when one leaves.
func TestFilters(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.Observer)
	path := "/boards/" + string(s.Board.ID) + "/filters"
	if got := strings.TrimSpace(string(grace.get(path).want(http.StatusOK).body)); got != `{"filters":[]}` {
		t.Errorf("none are %s", got)
	}
	want := shared.Filters{Filters: []shared.Filter{{Name: "Late", Query: "due=overdue"}, {Name: "Mine", Query: "mine=1"}}}
	grace.do(http.MethodPut, path, want).want(http.StatusOK)
	slices.Reverse(want.Filters)
	grace.do(http.MethodPut, path, want).want(http.StatusOK)
	if got := decoded[shared.Filters](grace.get(path)); !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v, want %+v", got, want)
	}
	if got := decoded[shared.Filters](ada.get(path)); len(got.Filters) != 0 {
		t.Errorf("somebody else's: %+v", got)
	}
	many := shared.Filters{}
	for i := range shared.MaxFilters + 1 {
		many.Filters = append(many.Filters, shared.Filter{Name: fmt.Sprint("Filter ", i)})
	}
	for _, bad := range []shared.Filters{
		many,
		{Filters: []shared.Filter{{Name: "", Query: "q=a"}}},
		{Filters: []shared.Filter{{Name: "Late"}, {Name: "Late"}}},
		{Filters: []shared.Filter{{Name: "Long", Query: strings.Repeat("q", shared.MaxFilterQuery+1)}}},
	} {
		grace.do(http.MethodPut, path, bad).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "")
	}
	ada.done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
	ada.join(s.Board.ID, grace, shared.PIC)
	if got := decoded[shared.Filters](grace.get(path)); len(got.Filters) != 0 {
		t.Errorf("filters have outlasted the membership: %+v", got)
	}
	grace.do(http.MethodPut, path, shared.Filters{}).want(http.StatusOK)
}
