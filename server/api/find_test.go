package api

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

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

func TestWork(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	if got := decoded[shared.Work](grace.get("/me/work").want(http.StatusOK)); len(got.Cards)+len(got.Boards) != 0 {
		t.Errorf("of nobody yet: %+v", got)
	}
	house, ship := ada.board("House"), ada.board("Ship")
	for _, s := range []shared.Snapshot{house, ship} {
		ada.join(s.Board.ID, grace, shared.PIC)
	}
	add := func(s shared.Snapshot, title string, list int, pic *shared.UserID) shared.CardID {
		id := shared.NewID[shared.CardID]()
		ada.done(s.Board.ID, shared.AddCard{Card: id, List: s.Lists[list].ID, Title: title, PIC: pic})
		return id
	}
	item := func(s shared.Snapshot, card shared.CardID) shared.ItemID {
		checklist, item := shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID]()
		ada.done(s.Board.ID, shared.AddChecklist{Checklist: checklist, Card: card, Title: "Steps"})
		ada.done(s.Board.ID, shared.AddItem{Item: item, Checklist: checklist, Text: "Ladder", PIC: &grace.user.ID})
		return item
	}
	me := &grace.user.ID
	add(house, "Roof", 0, me)
	add(house, "Done", 2, me)
	add(house, "Ada's", 0, &ada.user.ID)
	archived := add(house, "Archived", 0, me)
	ada.done(house.Board.ID, shared.ArchiveCard{Card: archived})
	helps := add(ship, "Helps", 1, &ada.user.ID)
	ada.done(ship.Board.ID, shared.CollaborateCard{Card: helps, User: *me, On: true})
	step := add(ship, "Step", 0, &ada.user.ID)
	open := item(ship, step)
	soon := add(ship, "Soon", 0, me)
	deadline := time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
	ada.done(ship.Board.ID, shared.ScheduleCard{Card: soon, Deadline: shared.Some(deadline)})
	label := shared.NewID[shared.LabelID]()
	ada.done(ship.Board.ID, shared.AddLabel{Label: label, Name: "Hull", Color: "red"})
	ada.done(ship.Board.ID, shared.EditCard{Card: soon, Labels: &[]shared.LabelID{label}})

	titles := func() string {
		t.Helper()
		work := decoded[shared.Work](grace.get("/me/work").want(http.StatusOK))
		var all []string
		for _, w := range work.Cards {
			all = append(all, fmt.Sprintf("%s/%s/%s", w.Board.Title, w.List.Title, w.Card.Title))
		}
		return strings.Join(all, " ")
	}
	if got, want := titles(), "Ship/To do/Soon House/To do/Roof Ship/To do/Step Ship/In progress/Helps"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	work := decoded[shared.Work](grace.get("/me/work").want(http.StatusOK))
	if len(work.Labels) != 1 || work.Labels[0].Name != "Hull" || !slices.Equal(work.Cards[0].Card.Labels, []shared.LabelID{label}) || work.Cards[0].Card.Accepted {
		t.Errorf("labels %+v of %+v", work.Labels, work.Cards[0])
	}
	for _, b := range work.Boards {
		if s := decoded[shared.Snapshot](grace.get("/boards/" + string(b.ID)).want(http.StatusOK)); s.Seq != b.Seq || s.Board.Title != b.Title {
			t.Errorf("%+v, and the board is at %d", b, s.Seq)
		}
	}
	if len(work.Boards) != 2 {
		t.Errorf("boards %+v", work.Boards)
	}
	ada.done(ship.Board.ID, shared.DeleteLabel{Label: label})
	if got := decoded[shared.Work](grace.get("/me/work").want(http.StatusOK)); len(got.Labels)+len(got.Cards[0].Card.Labels) != 0 {
		t.Errorf("a label that has gone: %+v", got)
	}
	ada.done(ship.Board.ID, shared.EditBoard{Settings: &shared.Settings{PICsSeeOnlyTheirs: true}}) // an item shows no card
	if got, want := titles(), "Ship/To do/Soon House/To do/Roof Ship/In progress/Helps"; got != want {
		t.Errorf("out of sight: %s, want %s", got, want)
	}
	ada.done(ship.Board.ID, shared.EditBoard{Settings: &shared.Settings{}})
	ada.done(ship.Board.ID, shared.CheckItem{Item: open, Done: true})
	ada.done(house.Board.ID, shared.ArchiveBoard{})
	if got, want := titles(), "Ship/To do/Soon Ship/In progress/Helps"; got != want {
		t.Errorf("afterwards: %s, want %s", got, want)
	}
	ada.done(ship.Board.ID, shared.RemoveMember{User: *me})
	if got := titles(); got != "" {
		t.Errorf("having left: %s", got)
	}
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
