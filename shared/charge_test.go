package shared

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

const (
	pim     UserID = helper
	rae     UserID = "00000000-0000-7000-8000-00000000000c"
	working ListID = "00000000-0000-7000-8000-0000000000a2"
)

// staffed is newState with two PICs and a second list.
func staffed(settings Settings) *State {
	s := newState()
	seq := int64(first + 1)
	board := s.Board()
	board.Settings, board.Seq = settings, seq
	s.Apply(Change{Seq: seq, Actor: boss, At: noon, Boards: []Board{board},
		Members: []Member{{User: User{ID: pim, Name: "Pim"}, Role: PIC, Seq: seq}, {User: User{ID: rae, Name: "Rae"}, Role: PIC, Seq: seq}},
		Lists:   []List{{ID: working, Title: "Working", Rank: "a2", Category: Doing, Seq: seq}}})
	s.LearnAll(newDetails(seq))
	return s
}

// acts has somebody do a command that they may undo: doAs tells of it as of another.
func acts(t *testing.T, s *State, actor UserID, command Command) Change {
	t.Helper()
	change, err := s.Predict(actor, noon, command)
	if err != nil {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	change.Command = NewID[CommandID]()
	s.Remember(change.Command, change)
	s.Apply(change)
	return change
}

func (s *State) want(t *testing.T, pic UserID, accepted bool) {
	t.Helper()
	c, _ := s.Card(silent)
	if c.PIC == nil && pic != "" || c.PIC != nil && *c.PIC != pic || c.Accepted != accepted {
		t.Fatalf("in charge is %v, accepted %t; want %q, %t", c.PIC, c.Accepted, pic, accepted)
	}
}

func refusal(t *testing.T, s *State, actor UserID, command Command, code Code) Error {
	t.Helper()
	_, err := s.Predict(actor, noon, command)
	var e *Error
	if !errors.As(err, &e) || e.Code != code {
		t.Fatalf("%s: got %v, want %s", command.Type(), err, code)
	}
	return *e
}

func TestBeingInCharge(t *testing.T) {
	t.Parallel()
	s := staffed(Settings{PICsTakeCards: true})
	do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
	s.want(t, pim, false)
	refusal(t, s, rae, AcceptCard{Card: silent}, CodeForbidden)
	refusal(t, s, boss, AcceptCard{Card: silent}, CodeForbidden)
	acts(t, s, pim, AcceptCard{Card: silent})
	s.want(t, pim, true)
	do(t, s, AssignCard{Card: silent, PIC: Some(pim)}) // once more: nothing new
	s.want(t, pim, true)
	do(t, s, AssignCard{Card: silent, PIC: Some(rae)})
	s.want(t, rae, false)

	said := acts(t, s, rae, DeclineCard{Card: silent, Reason: "Too far"})
	s.want(t, "", false)
	if len(said.Notes) != 1 || !reflect.DeepEqual(said.Notes[0], Note{Card: silent, Kind: NoteDeclined, Text: "Too far"}) {
		t.Errorf("notes %+v", said.Notes)
	}
	comments := s.Comments(silent)
	if c, _ := s.Card(silent); c.Comments != 1 || len(comments) != 1 || comments[0].Body != "Too far" || *comments[0].Author != rae {
		t.Errorf("%d comments: %+v", c.Comments, comments)
	}

	took := acts(t, s, rae, AssignCard{Card: silent, PIC: Some(rae)})
	s.want(t, rae, true)
	acts(t, s, rae, Undo{Command: took.Command}) // which is handing it back
	s.want(t, "", false)
	acts(t, s, rae, Undo{Command: s.past.commands[len(s.past.commands)-1]})
	s.want(t, rae, true)
	back := acts(t, s, rae, HandBackCard{Card: silent, Reason: "No time"})
	s.want(t, "", false)
	if len(back.Notes) != 1 || !reflect.DeepEqual(back.Notes[0], Note{Card: silent, Kind: NoteHandedBack, Text: "No time"}) || len(back.Comments) != 0 {
		t.Errorf("%+v", back)
	}
	do(t, s, EditBoard{Settings: &SettingsEdit{PICsTakeCards: ptr(false)}})
	refusal(t, s, rae, Undo{Command: back.Command}, CodeForbidden) // it would be taking it
}

func TestReasonsToDecline(t *testing.T) {
	t.Parallel()
	for reason, ok := range map[string]bool{"": false, " \n": false, "x": true, strings.Repeat("é", MaxReason): true, strings.Repeat("x", MaxReason+1): false, "a\x00": false} {
		if err := (DeclineCard{Card: silent, Reason: reason}).Validate(); (err == nil) != ok {
			t.Errorf("declining for %.5q: %v", reason, err)
		}
	}
	if err := (HandBackCard{Card: silent}).Validate(); err != nil {
		t.Error(err)
	}
}

// Undoing who is in charge brings back who had accepted that, whatever became
// of it since.
func TestUndoOfAssigning(t *testing.T) {
	t.Parallel()
	s := staffed(Settings{})
	first := do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
	acts(t, s, pim, AcceptCard{Card: silent})
	second := do(t, s, AssignCard{Card: silent, PIC: Some(rae)})
	accepted := acts(t, s, rae, AcceptCard{Card: silent})
	undone := do(t, s, Undo{Command: second.Command})
	s.want(t, pim, true)
	refusal(t, s, rae, Undo{Command: accepted.Command}, CodeForbidden) // another's now
	do(t, s, Undo{Command: undone.Command})
	s.want(t, rae, true)
	do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
	acts(t, s, pim, AcceptCard{Card: silent})
	do(t, s, Undo{Command: first.Command})
	s.want(t, "", false)

	mine := do(t, s, AssignCard{Card: silent, PIC: Some(boss)})
	s.want(t, boss, true)
	do(t, s, SetRole{User: rae, Role: Supervisor})
	acts(t, s, rae, SetRole{User: boss, Role: PIC})
	do(t, s, Undo{Command: mine.Command}) // a PIC by now: handing it back
	s.want(t, "", false)
}

// Who collaborates is taken back person by person.
func TestUndoOfCollaborating(t *testing.T) {
	t.Parallel()
	s := staffed(Settings{})
	who := func(want ...UserID) {
		t.Helper()
		c, _ := s.Card(silent)
		if len(c.Collaborators) != len(want) {
			t.Fatalf("%v collaborate, want %v", c.Collaborators, want)
		}
		for i, id := range want {
			if c.Collaborators[i] != id {
				t.Fatalf("%v collaborate, want %v", c.Collaborators, want)
			}
		}
	}
	last := do(t, s, CollaborateCard{Card: silent, User: rae, On: true})
	do(t, s, CollaborateCard{Card: silent, User: pim, On: true})
	who(pim, rae) // by id
	off := do(t, s, Undo{Command: last.Command})
	who(pim)
	gone := do(t, s, CollaborateCard{Card: silent, User: pim})
	do(t, s, Undo{Command: off.Command})
	who(rae)
	do(t, s, RemoveMember{User: pim})
	do(t, s, Undo{Command: gone.Command})
	who(rae) // who has left doesn't come back by that
	if e := refusal(t, s, boss, CollaborateCard{Card: silent, User: pim, On: true}, CodeInvalid); e.Fields[0].Field != "user" {
		t.Errorf("%+v", e)
	}
	refusal(t, s, rae, CollaborateCard{Card: silent, User: rae}, CodeForbidden)
	acts(t, s, rae, EditCard{Card: silent, Title: ptr("Together")})
	refusal(t, s, rae, MoveCard{Card: silent, List: working}, CodeForbidden)
}

// A setting that a command doesn't name stays, so two supervisors who decide on
// different things both have their way. All of them named is as it always was.
func TestSettingsApart(t *testing.T) {
	t.Parallel()
	before := Settings{PICsAddCards: true, Limits: LimitsRefuse, PICLimit: ptr(3)}
	for edit, want := range map[string]Settings{
		`{}`:                             before,
		`{"pics_take_cards": true}`:      {PICsAddCards: true, PICsTakeCards: true, Limits: LimitsRefuse, PICLimit: before.PICLimit},
		`{"pics_see_only_theirs": true}`: {PICsAddCards: true, PICsSeeOnlyTheirs: true, Limits: LimitsRefuse, PICLimit: before.PICLimit},
		`{"pics_add_cards": false}`:      {Limits: LimitsRefuse, PICLimit: before.PICLimit},
		`{"limits": "warn"}`:             {PICsAddCards: true, Limits: LimitsWarn, PICLimit: before.PICLimit},
		`{"pic_limit": null}`:            {PICsAddCards: true, Limits: LimitsRefuse},
		`{"pics_add_cards": false, "pics_take_cards": true, "pics_see_only_theirs": false, "limits": "warn", "pic_limit": null}`: {PICsTakeCards: true, Limits: LimitsWarn},
	} {
		var command EditBoard
		if err := DecodeStrict([]byte(`{"settings": `+edit+`}`), &command); err != nil {
			t.Fatal(err)
		}
		s := staffed(before)
		do(t, s, command)
		if got := s.Board().Settings; got != want {
			t.Errorf("%s makes %+v, want %+v", edit, got, want)
		}
	}
}

// Settings are taken back one by one.
func TestUndoOfSettings(t *testing.T) {
	t.Parallel()
	s := staffed(Settings{Limits: LimitsWarn})
	set := do(t, s, EditBoard{Settings: &SettingsEdit{PICsAddCards: ptr(true), PICLimit: Some(3)}})
	if got := set.Boards[0].Settings; got.Limits != LimitsWarn || *got.PICLimit != 3 {
		t.Fatalf("%+v", got)
	}
	do(t, s, EditBoard{Settings: &SettingsEdit{PICsTakeCards: ptr(true), Limits: LimitsRefuse}})
	do(t, s, Undo{Command: set.Command})
	if got := s.Board().Settings; got != (Settings{PICsTakeCards: true, Limits: LimitsRefuse}) {
		t.Fatalf("%+v", got)
	}
	set = do(t, s, EditBoard{Settings: &SettingsEdit{PICLimit: Some(2)}})
	do(t, s, EditBoard{Settings: &SettingsEdit{PICLimit: Some(0)}})
	if got := s.Board().Settings.PICLimit; got != nil {
		t.Fatalf("a limit of 0 is kept as %d", *got)
	}
	refusal(t, s, boss, Undo{Command: set.Command}, CodeConflict)
	for _, wrong := range []SettingsEdit{{Limits: "never"}, {PICLimit: Some(-1)}, {PICLimit: Some(MaxWIPLimit + 1)}} {
		if err := (EditBoard{Settings: &wrong}).Validate(); CodeOf(err) != CodeInvalid {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// Who leaves is off every card, and the cards they were in charge of say so.
func TestLeavingCards(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		command Command
		note    NoteKind
		watches bool
	}{{RemoveMember{User: pim}, NoteLeft, false}, {SetRole{User: pim, Role: Observer}, NoteObserver, true}} {
		s := staffed(Settings{})
		do(t, s, AssignCard{Card: silent, PIC: Some(pim)})
		acts(t, s, pim, AcceptCard{Card: silent})
		do(t, s, CollaborateCard{Card: wordy, User: pim, On: true})
		acts(t, s, pim, WatchCard{Card: wordy, On: true})
		change := do(t, s, test.command)
		s.want(t, "", false)
		if len(change.Notes) != 1 || !reflect.DeepEqual(change.Notes[0], Note{Card: silent, Kind: test.note, Name: "Pim", User: pim}) {
			t.Errorf("%s: notes %+v", test.note, change.Notes)
		}
		if c, _ := s.Card(wordy); len(c.Collaborators) != 0 || c.Watchers.Has(pim) != test.watches {
			t.Errorf("%s: %v collaborate, %v watch", test.note, c.Collaborators, c.Watchers)
		}
	}
}
