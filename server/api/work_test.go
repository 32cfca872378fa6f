package api

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

// One's work is what is open on all boards, in sight, and not done.
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
	if got := work.Cards[2].Items; len(got) != 1 || got[0].ID != open || got[0].Text != "Ladder" || len(work.Cards[0].Items) != 0 {
		t.Errorf("items %+v and %+v", got, work.Cards[0].Items)
	}
	if len(work.Labels) != 1 || work.Labels[0].Name != "Hull" || !slices.Equal(work.Cards[0].Card.Labels, []shared.LabelID{label}) || work.Cards[0].Card.Accepted {
		t.Errorf("labels %+v of %+v", work.Labels, work.Cards[0])
	}
	for _, b := range work.Boards {
		if done := map[shared.BoardID]shared.ListID{house.Board.ID: house.Lists[2].ID, ship.Board.ID: ship.Lists[2].ID}[b.ID]; b.Done == nil || *b.Done != done {
			t.Errorf("%s has done at %v, want %s", b.Title, b.Done, done)
		}
		if s := decoded[shared.Snapshot](grace.get("/boards/" + string(b.ID)).want(http.StatusOK)); s.Seq != b.Seq || s.Board.Title != b.Title {
			t.Errorf("%+v, and the board is at %d", b, s.Seq)
		}
	}
	for _, b := range work.Boards {
		if b.Role != shared.PIC || b.Settings != house.Board.Settings {
			t.Errorf("%s: %s, %+v", b.Title, b.Role, b.Settings)
		}
	}
	if len(work.Boards) != 2 {
		t.Errorf("boards %+v", work.Boards)
	}
	ada.done(ship.Board.ID, shared.DeleteLabel{Label: label})
	if got := decoded[shared.Work](grace.get("/me/work").want(http.StatusOK)); len(got.Labels)+len(got.Cards[0].Card.Labels) != 0 {
		t.Errorf("a label that has gone: %+v", got)
	}
	ada.done(ship.Board.ID, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true)}}) // an item shows no card
	if got, want := titles(), "Ship/To do/Soon House/To do/Roof Ship/In progress/Helps"; got != want {
		t.Errorf("out of sight: %s, want %s", got, want)
	}
	ada.done(ship.Board.ID, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(false)}})
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
