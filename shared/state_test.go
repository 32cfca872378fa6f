package shared

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

const (
	boss   UserID    = "00000000-0000-7000-8000-00000000000a"
	todo   ListID    = "00000000-0000-7000-8000-0000000000a1"
	silent CardID    = "00000000-0000-7000-8000-0000000000c1" // without a description
	wordy  CardID    = "00000000-0000-7000-8000-0000000000c2" // with one that a snapshot leaves out
	remark CommentID = "00000000-0000-7000-8000-0000000000d1" // on wordy
	first            = 10                                     // the snapshot's seq
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// newState is a board with two cards, and no more of them than a snapshot says.
func newState() *State {
	return NewState(Snapshot{
		Seq: first, Board: Board{ID: id1, Title: "Board", Seq: 1},
		Members: []Member{{User: User{ID: boss, Name: "Bo"}, Role: Supervisor, Seq: 1}},
		Lists:   []List{{ID: todo, Title: "To do", Rank: "a1", Category: Todo, Seq: 1}},
		Cards: []Card{
			{ID: silent, List: todo, Number: 1, Rank: "a1", Title: "Silent", Priority: PriorityNone, Labels: []LabelID{}, Seq: 1},
			{ID: wordy, List: todo, Number: 2, Rank: "a2", Title: "Wordy", Priority: PriorityNone, Labels: []LabelID{}, Described: true, Comments: 1, Seq: 1},
		},
	})
}

// newDetails is what the snapshot leaves out, as read when the board was at seq.
func newDetails(seq int64) Details {
	return Details{Seq: seq, Descriptions: []Description{{wordy, "At length"}},
		Comments: []Comment{{ID: remark, Card: wordy, Name: "Ida", Body: "Hm", At: noon, Seq: 1}}}
}

// do has a command done and confirmed, with the number that comes next.
func do(t *testing.T, s *State, command Command) Change {
	t.Helper()
	return doAs(t, s, boss, command)
}

func wantError(t *testing.T, err, want error, code Code) {
	t.Helper()
	if want != nil && !errors.Is(err, want) || want == nil && CodeOf(err) != code {
		t.Fatalf("got %v, want %v%s", err, want, code)
	}
}

func TestUndoOfWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	s := newState()
	undo := func(command CommandID) error {
		t.Helper()
		_, err := s.Predict(boss, noon, Undo{Command: command})
		return err
	}
	wantError(t, undo(id1), ErrUnpredictable, "")
	if _, err := s.Predict(boss, noon, Undo{Seq: 3}); !errors.Is(err, ErrUnpredictable) {
		t.Fatalf("undo of a number that is not known: %v", err)
	}
	new, old := "Anew", do(t, s, EditCard{Card: silent, Description: ptr("Said")})
	if err := undo(old.Command); err != nil {
		t.Fatalf("a card that was not described has had no description: %v", err)
	}
	wordless := do(t, s, EditCard{Card: wordy, Description: &new})
	wantError(t, undo(wordless.Command), ErrUnpredictable, "") // of what was there before
	if err := undo(do(t, s, EditCard{Card: wordy, Title: &new}).Command); err != nil {
		t.Fatal(err)
	}

	// Somebody takes things from the archive that aren't known here.
	archived := Card{ID: id2, List: todo, Number: 3, Rank: "a3", Title: "Old", Priority: PriorityNone, Labels: []LabelID{}}
	archived.Seq = s.Seq + 1
	restored := Change{Seq: archived.Seq, Board: id1, Command: id2, Type: RestoreCard{}.Type(), Actor: boss, At: noon, Cards: []Card{archived}}
	s.Remember(id2, restored)
	s.Apply(restored)
	wantError(t, undo(id2), ErrUnpredictable, "")
	if !s.Whole(id2) {
		t.Fatal("there is no more to the card than what the change has told")
	}

	// A change that comes again says nothing of what was before it.
	s.Remember(restored.Command, restored)
	s.Remember(old.Command, old)
	wantError(t, undo(restored.Command), ErrUnpredictable, "")
	if change, err := s.Predict(boss, noon, Undo{Command: old.Command}); err != nil || text(change.Cards[0].Description) != "" {
		t.Fatalf("%+v, %v", change, err)
	}
}

// What comes back from the trash brings its description along, and has not been
// given it by that.
func TestUndoOfComingBack(t *testing.T) {
	t.Parallel()
	s := newState()
	do(t, s, DeleteCard{Card: wordy})
	back, _ := s.Card(wordy)
	back.DeletedAt, back.Seq, back.Description = nil, s.Seq+1, ptr("At length")
	restored := Change{Seq: back.Seq, Board: id1, Command: id2, Type: RestoreCard{}.Type(), Actor: boss, At: noon, Cards: []Card{back}}
	s.Remember(id2, restored)
	s.Apply(restored)
	change, err := s.Predict(boss, noon, Undo{Command: id2})
	if err != nil || len(change.Cards) != 0 || len(change.Deleted.Cards) != 1 {
		t.Fatalf("%+v, %v", change, err)
	}
}

// The list of a card may be in the archive, of which a snapshot says nothing:
// what is missing here need not be missing.
func TestUndoIntoTheUnknown(t *testing.T) {
	t.Parallel()
	s := newState()
	s.Learn(CardDetail{Card: Card{ID: id2, List: id2, Rank: "a1", Title: "Elsewhere", Description: ptr(""), Labels: []LabelID{}, Seq: 2}})
	archived := do(t, s, ArchiveCard{Card: id2})
	_, err := s.Predict(boss, noon, Undo{Command: archived.Command})
	wantError(t, err, ErrUnpredictable, "")
}

// What is pending has a number that another change may get in the end.
func TestForetoldNumberFindsNothing(t *testing.T) {
	t.Parallel()
	confirmed := newState()
	view := Over(confirmed)
	ahead, err := view.Predict(boss, noon, ArchiveCard{Card: wordy})
	if err != nil {
		t.Fatal(err)
	}
	view.Remember(id1, ahead)
	view.Apply(ahead)
	if _, err := view.Predict(boss, noon, Undo{Command: id1}); err != nil {
		t.Fatal(err)
	}
	_, err = view.Predict(boss, noon, Undo{Seq: ahead.Seq})
	wantError(t, err, ErrUnpredictable, "")
	_, err = Over(confirmed).Predict(boss, noon, Undo{Command: id1})
	wantError(t, err, ErrUnpredictable, "") // the view was another one

	real := do(t, confirmed, ArchiveCard{Card: silent})
	change, err := Over(confirmed).Predict(boss, noon, Undo{Seq: real.Seq})
	if err != nil || change.Cards[0].ID != silent {
		t.Fatalf("%+v, %v", change, err)
	}
}

func TestOnlySoMuchIsRemembered(t *testing.T) {
	t.Parallel()
	s := newState()
	var done []Change
	for i := range mostPast + 1 {
		done = append(done, do(t, s, EditCard{Card: silent, Title: ptr(fmt.Sprint("Title ", i))}))
	}
	if len(s.past.changes) != mostPast || len(s.past.commands) != mostPast {
		t.Fatalf("%d changes, %d commands", len(s.past.changes), len(s.past.commands))
	}
	_, err := s.Predict(boss, noon, Undo{Command: done[0].Command})
	wantError(t, err, ErrUnpredictable, "")
	_, err = s.Predict(boss, noon, Undo{Command: done[1].Command})
	wantError(t, err, nil, CodeConflict)
	if _, err = s.Predict(boss, noon, Undo{Command: done[mostPast].Command}); err != nil {
		t.Fatal(err)
	}
}

// A change of which nothing is left moves nothing, least of all the number that
// the reader goes on from.
func TestTrimmedChange(t *testing.T) {
	t.Parallel()
	s := newState()
	trimmed := Change{Seq: first + 1, Board: id1, Command: id1, Type: ArchiveCard{}.Type(), Actor: boss, At: noon, Trimmed: true}
	s.Remember(id1, trimmed)
	s.Apply(trimmed)
	if s.Seq != first {
		t.Fatalf("at %d", s.Seq)
	}
	_, err := s.Predict(boss, noon, Undo{Command: id1})
	wantError(t, err, ErrUnpredictable, "")
}

func TestLearnAll(t *testing.T) {
	t.Parallel()
	s := newState()
	if s.Whole(wordy) || !s.Whole(silent) {
		t.Fatal("a snapshot says all of the card that has nothing else, and not of the other")
	}
	for _, seq := range []int64{first - 1, first + 1} {
		if s.LearnAll(newDetails(seq)) || s.Whole(wordy) {
			t.Fatalf("details of %d were taken in at %d", seq, first)
		}
	}
	if !s.LearnAll(newDetails(first)) || !s.Whole(wordy) || s.Whole(id1) {
		t.Fatal("the details were not taken in")
	}
	again := NewState(s.Snapshot())
	if !again.LearnAll(s.Details()) || !again.Whole(wordy) || text(again.lookup(Key{KindCard, string(wordy)}).(Card).Description) != "At length" {
		t.Fatal("written down and read again, something is missing")
	}
}

// Changes that came between the reading of the details and their arrival stand.
func TestLearnAllLate(t *testing.T) {
	t.Parallel()
	late, early := newState(), newState()
	early.LearnAll(newDetails(first))
	for _, command := range []Command{
		EditCard{Card: wordy, Description: ptr("In short")},
		CommentCard{Comment: id1, Card: wordy, Body: "Well"},
		DeleteComment{Comment: id1},
		CommentCard{Comment: id2, Card: silent, Body: "Well"},
	} {
		late.Apply(do(t, early, command))
	}
	gone := Change{Seq: late.Seq + 1, Board: id1, Type: DeleteComment{}.Type(), At: noon, Deleted: Deleted{Comments: []CommentID{remark}}}
	card, _ := early.Card(wordy)
	card.Comments, card.Seq, card.Description = 0, gone.Seq, nil
	gone.Cards = []Card{card}
	for _, s := range []*State{late, early} {
		s.Apply(gone)
	}
	if late.lookup(Key{KindComment, string(remark)}) != nil {
		t.Fatal("of a comment nothing was known but that it is gone")
	}
	if !late.LearnAll(newDetails(first)) || !late.Whole(wordy) || len(late.Comments(wordy)) != 0 {
		t.Fatal("the details bring back what is gone")
	}
	if got, want := fmt.Sprint(late.Details()), fmt.Sprint(early.Details()); got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
}

func ptr[T any](v T) *T { return &v }

// An empty checklist is something to know of a card, too.
func TestWholeWithAnEmptyChecklist(t *testing.T) {
	t.Parallel()
	s := newState()
	list := NewID[ChecklistID]()
	added := do(t, s, AddChecklist{Checklist: list, Card: silent, Title: "Steps"})
	if c, _ := s.Card(silent); c.Checklists != 1 || !s.Whole(silent) {
		t.Errorf("it has %d checklists, all of it known: %t", c.Checklists, s.Whole(silent))
	}
	slim := NewState(s.Snapshot())
	if slim.Whole(silent) {
		t.Error("all is known of a card whose checklist isn't")
	}
	if _, err := slim.Predict(boss, noon, CopyCard{Card: NewID[CardID](), Source: silent, Title: "Like it"}); !errors.Is(err, ErrUnpredictable) {
		t.Errorf("a copy without the checklist is foretold: %v", err)
	}
	if !slim.LearnAll(s.Details()) || !slim.Whole(silent) {
		t.Error("the checklist isn't learnt")
	}
	do(t, s, Undo{Seq: added.Seq})
	if c, _ := s.Card(silent); c.Checklists != 0 || !s.Whole(silent) {
		t.Errorf("undone, it has %d checklists", c.Checklists)
	}
}
