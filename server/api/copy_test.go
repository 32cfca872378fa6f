package api

import (
	"net/http"
	"reflect"
	"slices"
	"testing"

	"incharge/shared"
)

// A copy is like the board as somebody sees it who is alone on it, under ids of
// its own, and nothing that is done to it touches the board.
func TestCopyBoard(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	label, gone := shared.NewID[shared.LabelID](), shared.NewID[shared.LabelID]()
	ada.done(s.Board.ID, shared.AddLabel{Label: label, Name: "Roof", Color: "red"})
	ada.done(s.Board.ID, shared.AddLabel{Label: gone, Name: "Gone", Color: "red"})
	settings := shared.Settings{PICsAddCards: true, Limits: shared.LimitsWarn}
	ada.done(s.Board.ID, shared.EditBoard{Settings: &shared.SettingsEdit{PICsAddCards: new(true)}, Background: new(shared.Background("teal"))})
	add := func(title string, pic *person) shared.CardID {
		id := shared.NewID[shared.CardID]()
		ada.done(s.Board.ID, shared.AddCard{Card: id, List: s.Lists[1].ID, Title: title, Description: "With *slate*.",
			PIC: &pic.user.ID, Labels: []shared.LabelID{label, gone}, Priority: shared.PriorityHigh})
		return id
	}
	roof, hers, archived := add("Roof", ada), add("Hers", grace), add("Archived", ada)
	ada.done(s.Board.ID, shared.DeleteLabel{Label: gone})
	ada.done(s.Board.ID, shared.ArchiveCard{Card: archived})
	ada.done(s.Board.ID, shared.BlockCard{Card: roof, By: hers, On: true})
	ada.done(s.Board.ID, shared.BlockCard{Card: roof, By: archived, On: true})
	ada.done(s.Board.ID, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: roof, Body: "Hm"})
	checklist := shared.NewID[shared.ChecklistID]()
	ada.done(s.Board.ID, shared.AddChecklist{Checklist: checklist, Card: roof, Title: "Steps"})
	for _, pic := range []*person{ada, grace} {
		item := shared.NewID[shared.ItemID]()
		ada.done(s.Board.ID, shared.AddItem{Item: item, Checklist: checklist, Text: "Of " + pic.user.Name, PIC: &pic.user.ID})
		ada.done(s.Board.ID, shared.CheckItem{Item: item, Done: pic == ada})
	}
	path := "/boards/" + string(s.Board.ID)
	before := string(ada.get(path).want(http.StatusOK).body)

	wanted := shared.BoardCopy{ID: shared.NewID[shared.BoardID](), Title: " Another ", Cards: true}
	grace.post(path+"/copy", wanted).refused(http.StatusForbidden, shared.CodeForbidden, "")
	c := decoded[shared.Snapshot](ada.post(path+"/copy", wanted).want(http.StatusCreated))
	if c.Board.ID != wanted.ID || c.Board.Title != "Another" || !reflect.DeepEqual(c.Board.Settings, settings) || c.Board.Background != "teal" ||
		len(c.Members) != 1 || len(c.Lists) != 3 || c.Lists[1].ID == s.Lists[1].ID || c.Lists[1].Title != "In progress" ||
		len(c.Labels) != 1 || c.Labels[0].ID == label || c.Labels[0].Name != "Roof" {
		t.Errorf("copied %+v", c)
	}
	if len(c.Cards) != 2 {
		t.Fatalf("copied %d cards: %+v", len(c.Cards), c.Cards)
	}
	copied, other := c.Cards[0], c.Cards[1]
	if copied.ID == roof || copied.Title != "Roof" || copied.Number != 1 || copied.List != c.Lists[1].ID || *copied.PIC != ada.user.ID || !copied.Accepted ||
		!slices.Equal(copied.Labels, []shared.LabelID{c.Labels[0].ID}) || !slices.Equal(copied.BlockedBy, shared.CardIDs{other.ID}) ||
		copied.Priority != shared.PriorityHigh || copied.Comments != 0 || copied.Items != 2 || copied.ItemsDone != 1 {
		t.Errorf("copied %+v", copied)
	}
	if other.PIC != nil || other.Accepted || len(other.Watchers) > 1 {
		t.Errorf("somebody who is not there is on %+v", other)
	}
	details := decoded[shared.CardDetail](ada.get("/boards/" + string(c.Board.ID) + "/cards/" + string(copied.ID)).want(http.StatusOK))
	if *details.Card.Description != "With *slate*." || len(details.Items) != 2 || *details.Items[0].PIC != ada.user.ID || !details.Items[0].Done || details.Items[1].PIC != nil {
		t.Errorf("copied %+v", details)
	}
	grace.get("/boards/"+string(c.Board.ID)).refused(http.StatusNotFound, shared.CodeNotFound, "")

	if again := decoded[shared.Snapshot](ada.post(path+"/copy", wanted).want(http.StatusCreated)); !reflect.DeepEqual(again, c) {
		t.Errorf("asked for again: %+v", again)
	}
	next := ada.card(c, "Next")
	for _, card := range decoded[shared.Snapshot](ada.get("/boards/" + string(c.Board.ID))).Cards {
		if card.ID == next && card.Number != 3 {
			t.Errorf("the next card is number %d", card.Number)
		}
	}
	ada.done(c.Board.ID, shared.DeleteCard{Card: copied.ID})
	if after := string(ada.get(path).body); after != before {
		t.Errorf("the board is\n%s, was\n%s", after, before)
	}

	bare := decoded[shared.Snapshot](ada.post(path+"/copy", shared.BoardCopy{ID: shared.NewID[shared.BoardID](), Title: "Bare"}).want(http.StatusCreated))
	if len(bare.Lists) != 3 || len(bare.Labels) != 1 || len(bare.Cards) != 0 {
		t.Errorf("without cards: %+v", bare)
	}
	ada.done(s.Board.ID, shared.ArchiveBoard{})
	ada.post(path+"/copy", shared.BoardCopy{ID: shared.NewID[shared.BoardID](), Title: "Of the archived"}).want(http.StatusCreated)
	ada.done(s.Board.ID, shared.DeleteBoard{})
	ada.post(path+"/copy", shared.BoardCopy{ID: shared.NewID[shared.BoardID](), Title: "Of the deleted"}).refused(http.StatusConflict, shared.CodeConflict, "")
}
