package shared

import (
	"errors"
	"testing"
)

const helper UserID = "00000000-0000-7000-8000-00000000000b"

// doAs is do in somebody's name.
func doAs(t *testing.T, s *State, actor UserID, command Command) Change {
	t.Helper()
	change, err := s.Predict(actor, noon, command)
	if err != nil {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	change.Command = NewID[CommandID]()
	if actor == boss {
		s.Remember(change.Command, change)
	} else {
		s.Witness(change)
	}
	s.Apply(change)
	return change
}

// What is in the way of an undo is what set the same field, whatever else was
// done to the thing before and after that.
func TestRefusedUndoSaysWho(t *testing.T) {
	t.Parallel()
	s := newState()
	s.Apply(Change{Seq: first + 1, Actor: boss, At: noon, Members: []Member{{User: User{ID: helper, Name: "Pim"}, Role: Supervisor, Seq: first + 1}}})
	refusal := func(undone Change) Reason {
		t.Helper()
		_, err := s.Predict(boss, noon, Undo{Command: undone.Command})
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeConflict {
			t.Fatalf("got %v", err)
		}
		if e.Message == "" || e.Message != e.Reason.english() {
			t.Errorf("%+v is told as %q", e.Reason, e.Message)
		}
		return e.Reason
	}
	want := func(got, want Reason) {
		t.Helper()
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	titled := do(t, s, EditCard{Card: silent, Title: ptr("One")})
	high := do(t, s, EditCard{Card: silent, Priority: ptr(PriorityHigh)})
	doAs(t, s, helper, EditCard{Card: silent, Title: ptr("Two")})
	do(t, s, EditCard{Card: silent, Priority: ptr(PriorityLow)})
	want(refusal(titled), Reason{Kind: ReasonChanged, Thing: KindCard, Name: "Two", By: "Pim"})
	want(refusal(high), Reason{Kind: ReasonChanged, Thing: KindCard, Name: "Two", Own: true})
	doAs(t, s, helper, DeleteCard{Card: silent})
	want(refusal(titled), Reason{Kind: ReasonTrashed, Thing: KindCard, Name: "Two", By: "Pim"})

	added := do(t, s, AddList{List: ListID(id2), Title: "Later"})
	s.Apply(Change{Seq: s.Seq + 1, Actor: helper, At: noon, Lists: []List{{ID: ListID(id2), Title: "Never", Rank: "a3", Category: Todo, Seq: s.Seq + 1}}})
	want(refusal(added), Reason{Kind: ReasonChanged, Thing: KindList, Name: "Never"}) // nobody remembers whose that was
}

func TestReasonsInEnglish(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]Reason{
		"Pim has changed the card “Pack” since, so this can't be undone.":            {Kind: ReasonChanged, Thing: KindCard, Name: "Pack", By: "Pim"},
		"You have changed the card “Pack” since, so this can't be undone.":           {Kind: ReasonChanged, Thing: KindCard, Name: "Pack", Own: true},
		"The comment has been changed since, so this can't be undone.":               {Kind: ReasonChanged, Thing: KindComment},
		"Pim has moved the card “Pack” to the trash since, so this can't be undone.": {Kind: ReasonTrashed, Thing: KindCard, Name: "Pack", By: "Pim"},
		"The label “Now” has been deleted since, so this can't be undone.":           {Kind: ReasonTrashed, Thing: KindLabel, Name: "Now"},
	} {
		if got := r.english(); got != want {
			t.Errorf("%+v is %q, want %q", r, got, want)
		}
	}
	told := map[string]ReasonKind{}
	for _, kind := range ReasonKinds {
		words := Because(Reason{Kind: kind, Thing: KindList, Name: "Done"}).Message
		if other, twice := told[words]; twice {
			t.Errorf("%s and %s are both told as %q", kind, other, words)
		}
		told[words] = kind
	}
}
