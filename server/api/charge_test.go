package api

import (
	"net/http"
	"reflect"
	"slices"
	"testing"

	"incharge/shared"
)

// history is what a card's activity notes, the newest first.
func (p *person) history(board shared.BoardID, card shared.CardID) (notes []shared.Note) {
	p.Helper()
	for _, line := range decoded[shared.CardDetail](p.get("/boards/" + string(board) + "/cards/" + string(card))).Activity {
		if line.Note != nil {
			notes = append(notes, *line.Note)
		}
	}
	return notes
}

// Why somebody did not take a card on stays with it, even when the log of the
// board no longer has it.
func TestReasonsStay(t *testing.T) {
	r := newRig(t)
	ada, pim := r.person("Ada"), r.person("Pim")
	s := ada.board("House")
	board := s.Board.ID
	ada.join(board, pim, shared.PIC)
	card := ada.card(s, "Mend the roof")
	assign := shared.AssignCard{Card: card, PIC: shared.Some(pim.user.ID)}
	ada.done(board, assign)
	pim.send(board, shared.DeclineCard{Card: card}).refused(422, shared.CodeInvalid, "reason")
	pim.done(board, shared.DeclineCard{Card: card, Reason: "Too high"})
	ada.done(board, assign)
	pim.done(board, shared.AcceptCard{Card: card})
	pim.done(board, shared.HandBackCard{Card: card, Reason: "It rains"})
	want := []shared.Note{{Card: card, Kind: shared.NoteHandedBack, Text: "It rains"}, {Card: card, Kind: shared.NoteDeclined, Text: "Too high"}}
	if got := ada.history(board, card); !reflect.DeepEqual(got, want) {
		t.Errorf("noted is %+v", got)
	}
	detail := decoded[shared.CardDetail](ada.get("/boards/" + string(board) + "/cards/" + string(card)))
	if len(detail.Comments) != 1 || detail.Comments[0].Body != "Too high" || detail.Comments[0].Name != "Pim" || detail.Card.PIC != nil {
		t.Errorf("%+v", detail)
	}
	if !slices.ContainsFunc(detail.Activity, func(a shared.Activity) bool {
		return a.Type == "decline_card" && a.Actor == pim.user.ID && a.At.Equal(detail.Comments[0].At)
	}) {
		t.Errorf("the history doesn't show what the comment is for: %+v", detail.Activity)
	}
	if _, err := r.db.ExecContext(t.Context(), `UPDATE changes SET change = NULL, touched = NULL`); err != nil {
		t.Fatal(err)
	}
	if got := ada.history(board, card); !reflect.DeepEqual(got, want) {
		t.Errorf("noted after trimming is %+v", got)
	}
}

// The cards of who leaves are in nobody's charge from the same change on, and
// say why.
func TestCardsOfWhoLeaves(t *testing.T) {
	r := newRig(t)
	ada, pim, obi := r.person("Ada"), r.person("Pim"), r.person("Obi")
	s := ada.board("House")
	board := s.Board.ID
	ada.join(board, pim, shared.PIC)
	ada.join(board, obi, shared.PIC)
	roof, door := ada.card(s, "Mend the roof"), ada.card(s, "Paint the door")
	ada.done(board, shared.AssignCard{Card: roof, PIC: shared.Some(pim.user.ID)})
	ada.done(board, shared.CollaborateCard{Card: door, User: pim.user.ID, On: true})
	ada.done(board, shared.AssignCard{Card: door, PIC: shared.Some(obi.user.ID)})

	left := pim.done(board, shared.RemoveMember{User: pim.user.ID}).Change
	if len(left.Cards) != 2 || len(left.Deleted.Members) != 1 || left.Cards[0].PIC != nil {
		t.Errorf("the change is %+v", left)
	}
	looks := ada.done(board, shared.SetRole{User: obi.user.ID, Role: shared.Observer}).Change
	if len(looks.Cards) != 1 || looks.Cards[0].PIC != nil || len(looks.Cards[0].Collaborators) != 0 {
		t.Errorf("the change is %+v", looks)
	}
	for card, want := range map[shared.CardID]shared.Note{
		roof: {Card: roof, Kind: shared.NoteLeft, Name: "Pim", User: pim.user.ID},
		door: {Card: door, Kind: shared.NoteObserver, Name: "Obi", User: obi.user.ID},
	} {
		if got := ada.history(board, card); len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("noted is %+v, want %+v", got, want)
		}
	}
}

// What is full is a conflict that says what and how much, for supervisors too,
// where the board refuses it; on others it is done.
func TestFull(t *testing.T) {
	r := newRig(t)
	ada, pim := r.person("Ada"), r.person("Pim")
	s := ada.board("House")
	board, doing := s.Board.ID, s.Lists[1]
	ada.join(board, pim, shared.PIC)
	ada.done(board, shared.EditList{List: doing.ID, WIPLimit: shared.Some(1)})
	for _, limits := range shared.AllLimits {
		ada.done(board, shared.EditBoard{Settings: &shared.SettingsEdit{PICsTakeCards: new(true), Limits: limits, PICLimit: shared.Some(1)}})
		first, second := ada.card(s, "First"), ada.card(s, "Second")
		ada.send(board, shared.MoveCard{Card: first, List: doing.ID})
		pim.send(board, shared.AssignCard{Card: first, PIC: shared.Some(pim.user.ID)})
		moved := ada.send(board, shared.MoveCard{Card: second, List: doing.ID})
		took := pim.send(board, shared.AssignCard{Card: second, PIC: shared.Some(pim.user.ID)})
		if limits == shared.LimitsWarn {
			moved.want(http.StatusOK)
			took.want(http.StatusOK)
			continue
		}
		for a, want := range map[*answer]shared.Reason{
			&moved: {Kind: shared.ReasonFull, Thing: shared.KindList, Name: doing.Title, Limit: 1},
			&took:  {Kind: shared.ReasonBusy, Thing: shared.KindMember, Name: "Pim", Limit: 1},
		} {
			if p := a.refused(409, shared.CodeConflict, ""); p.Reason == nil || *p.Reason != want {
				t.Errorf("refused for %+v, want %+v", p.Reason, want)
			}
		}
	}
	ada.send(board, shared.EditBoard{Settings: &shared.SettingsEdit{Limits: "sometimes"}}).refused(422, shared.CodeInvalid, "settings.limits")
}

// An import takes one's own cards over.
func TestImportedOwnCards(t *testing.T) {
	r := newRig(t)
	ann := r.person("Ann")
	const file = `{"name": "House", "lists": [{"id": "l", "name": "To do", "pos": 1}], "members": [{"id": "a", "fullName": "Ann"}],
		"cards": [{"id": "1", "name": "Hers", "idList": "l", "idMembers": ["a"], "pos": 1}]}`
	made := decoded[shared.Imported](ann.post("/boards/import?format=trello", file).want(http.StatusCreated))
	s := decoded[shared.Snapshot](ann.get("/boards/" + string(made.Board)))
	if len(s.Cards) != 1 || !slices.Equal(s.Cards[0].Collaborators, shared.People{ann.user.ID}) {
		t.Errorf("%+v", s.Cards)
	}
}
