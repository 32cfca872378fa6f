package state

import (
	"errors"
	"slices"
	"testing"
	"time"

	"incharge/shared"
)

var now = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func TestPendingIsShownUntilTheServerAnswers(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	entry := do(t, board, shared.EditCard{Card: card, Title: ptr("Ahead")})
	if got := title(board, card); got != "Ahead" {
		t.Fatalf("the title shown is %q before the answer", got)
	}
	if title := text(board.confirmed, card, Title); title == "Ahead" {
		t.Fatal("what is pending has reached what is confirmed")
	}
	if board.Pending() != 1 {
		t.Fatalf("%d are pending", board.Pending())
	}
	board.Settle(server.execute(t, alice, entry.Envelope()))
	if board.Pending() != 0 || title(board, card) != "Ahead" || board.Seq() != server.state.Seq {
		t.Fatalf("pending %d, title %q, seq %d after the answer", board.Pending(), title(board, card), board.Seq())
	}
}

func TestRefusedByTheRulesComesBackAtOnce(t *testing.T) {
	t.Parallel()
	server, _ := newPair(t)
	board := New(server.state.Snapshot(), bob) // an observer
	_, err := board.Do(shared.MoveCard{Card: server.cards[0], List: server.lists[1]}, now)
	if shared.CodeOf(err) != shared.CodeForbidden {
		t.Fatalf("moving as an observer: %v", err)
	}
	_, err = board.Do(shared.AddCard{Card: "x"}, now)
	if shared.CodeOf(err) != shared.CodeInvalid {
		t.Fatalf("an invalid command: %v", err)
	}
	if board.Pending() != 0 {
		t.Fatal("what was refused is pending")
	}
}

func TestUnpredictableWaitsUnshown(t *testing.T) {
	t.Parallel()
	_, board := newPair(t)
	before := board.View().Snapshot()
	e := do(t, board, shared.Undo{Seq: 1})
	if board.Pending() != 1 || board.Foretold(e.ID) {
		t.Fatal("an undo isn't pending, or it is shown")
	}
	same(t, before, board.View().Snapshot())
}

func TestUndoIsShownAtOnce(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	before := board.View().Snapshot()
	archive := do(t, board, shared.ArchiveCard{Card: server.cards[0]})
	undo := do(t, board, shared.Undo{Command: archive.ID})
	if got := board.View().Snapshot(); len(got.Cards) != len(before.Cards) || !board.Foretold(undo.ID) {
		t.Fatal("what was archived and undone is not shown")
	}
	do(t, board, shared.Undo{Command: undo.ID})
	if got := board.View().Snapshot(); len(got.Cards) != len(before.Cards)-1 {
		t.Fatal("what was done again is shown still")
	}

	t.Log("one that is confirmed can be undone as well")
	edit := do(t, board, shared.EditCard{Card: server.cards[1], Title: ptr("Mine")})
	board.Refuse(archive.ID) // and the two that hang on it
	if board.Pending() != 1 {
		t.Fatalf("%d are pending", board.Pending())
	}
	was := title(New(server.state.Snapshot(), alice), server.cards[1])
	board.Settle(server.execute(t, alice, edit.Envelope()))
	do(t, board, shared.Undo{Command: edit.ID})
	if got := title(board, server.cards[1]); got != was {
		t.Fatalf("%q is shown, want %q", got, was)
	}
	board.Apply(server.do(t, carol, shared.EditCard{Card: server.cards[1], Title: ptr("Hers")}))
	if got := title(board, server.cards[1]); got != "Hers" {
		t.Fatalf("%q is shown in place of what was built on it", got)
	}
	if _, err := board.Do(shared.Undo{Command: edit.ID}, now); shared.CodeOf(err) != shared.CodeConflict {
		t.Fatalf("undone under somebody's work: %v", err)
	}
}

func TestRefusedByTheServerIsTakenBack(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	before := board.View().Snapshot()
	archive := do(t, board, shared.ArchiveCard{Card: server.cards[0]})
	do(t, board, shared.EditCard{Card: server.cards[1], Title: ptr("Stays")})
	undo := do(t, board, shared.Undo{Command: archive.ID})
	redo := do(t, board, shared.Undo{Command: undo.ID})
	if gone := board.Refuse(archive.ID); len(gone) != 3 || !slices.Contains(gone, archive.ID) || !slices.Contains(gone, undo.ID) || !slices.Contains(gone, redo.ID) {
		t.Fatalf("refused %v", gone)
	}
	if gone := board.Refuse(archive.ID); len(gone) != 0 {
		t.Fatal("refused twice")
	}
	if c, _ := board.View().Card(server.cards[0]); !c.Open() || title(board, server.cards[1]) != "Stays" {
		t.Fatal("the refused command is still shown, or the other one is not")
	}
	if len(before.Cards) != len(board.View().Snapshot().Cards) {
		t.Fatal("a card is missing")
	}
}

func TestEntriesOfBeforeAreShown(t *testing.T) {
	t.Parallel()
	server, before := newPair(t)
	first := do(t, before, shared.EditCard{Card: server.cards[0], Title: ptr("One")})
	third := do(t, before, shared.ArchiveCard{Card: server.cards[1]})
	second := do(t, before, shared.EditCard{Card: server.cards[0], Title: ptr("Two")})

	board := New(server.state.Snapshot(), alice)
	board.Add(third)
	board.Add(first, second, third)
	if board.Pending() != 3 || title(board, server.cards[0]) != "Two" || board.pending[0].ID != first.ID || board.pending[2].ID != third.ID {
		t.Fatalf("%d are pending, %q is shown", board.Pending(), title(board, server.cards[0]))
	}
	t.Log("the socket brings a change before its answer comes, while the entry still waits")
	outcome := server.execute(t, alice, first.Envelope())
	board.Apply(outcome.Change)
	board.Add(first, second, third)
	if board.Pending() != 2 {
		t.Fatalf("%d are pending", board.Pending())
	}
	t.Log("one of a later version waits, unshown")
	board.Add(second, third, Entry{ID: shared.NewID[shared.CommandID](), Board: board.ID(), Type: "juggle_cards"})
	if board.Pending() != 3 || title(board, server.cards[0]) != "Two" {
		t.Fatalf("%d are pending, %q is shown", board.Pending(), title(board, server.cards[0]))
	}
}

func TestLostIsShownUntilASnapshotTells(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	archive := do(t, board, shared.ArchiveCard{Card: server.cards[0]})
	if !board.Lose(archive.ID) || board.Pending() != 0 {
		t.Fatalf("%d are pending", board.Pending())
	}
	if card, _ := board.View().Card(server.cards[0]); card.Open() {
		t.Fatal("it is not shown")
	}
	board.Reset(server.state.Snapshot())
	if card, _ := board.View().Card(server.cards[0]); !card.Open() {
		t.Fatal("it is shown though the server doesn't know it")
	}
	if board.Lose(archive.ID) {
		t.Fatal("lost twice")
	}
}

func TestAnswerWithoutItsContent(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	edit := do(t, board, shared.EditCard{Card: server.cards[0], Title: ptr("Long ago")})
	board.Settle(shared.Outcome{Seq: 9, Change: shared.Change{Seq: board.Seq() + 1, Command: edit.ID, Actor: alice, Trimmed: true}})
	if board.Seq() != server.state.Seq || board.Pending() != 0 {
		t.Fatalf("at %d, %d are pending", board.Seq(), board.Pending())
	}
}

func TestGapAsksForWhatIsMissing(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	first := server.do(t, alice, shared.EditCard{Card: server.cards[0], Title: ptr("One")})
	second := server.do(t, alice, shared.EditCard{Card: server.cards[0], Title: ptr("Two")})
	if board.Apply(second) {
		t.Fatal("a change was taken with one before it missing")
	}
	if title(board, server.cards[0]) == "Two" {
		t.Fatal("what came too early is shown")
	}
	for _, change := range []shared.Change{first, first, second, first} {
		if !board.Apply(change) {
			t.Fatalf("change %d was not taken", change.Seq)
		}
	}
	same(t, server.state.Snapshot(), board.View().Snapshot())
}

func TestAnswerAheadOfItsChange(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	mine := do(t, board, shared.EditCard{Card: server.cards[0], Title: ptr("Mine")})
	between := server.do(t, carol, shared.EditCard{Card: server.cards[1], Title: ptr("Hers")})
	outcome := server.execute(t, alice, mine.Envelope())
	board.Settle(outcome)
	if title(board, server.cards[0]) != "Mine" || title(board, server.cards[1]) == "Hers" {
		t.Fatal("the answered command must be shown, and nothing else of what is to come")
	}
	if board.Pending() != 0 {
		t.Fatal("an answered command counts as one to send")
	}
	board.Apply(between)
	board.Apply(outcome.Change)
	same(t, server.state.Snapshot(), board.View().Snapshot())
	if len(board.pending) != 0 {
		t.Fatal("something is left over")
	}
}

func TestPendingIsLaidOverWhatOthersDo(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	added := shared.NewID[shared.CardID]()
	do(t, board, shared.AddCard{Card: added, List: server.lists[0], Title: "New"})
	do(t, board, shared.MoveCard{Card: added, List: server.lists[0], Before: server.cards[0]})
	board.Apply(server.do(t, carol, shared.MoveCard{Card: server.cards[0], List: server.lists[1]}))
	column := board.View().Column(server.lists[0])
	if column[len(column)-1].ID != added {
		t.Fatal("with its neighbour gone the card belongs at the end")
	}
	board.Apply(server.do(t, carol, shared.ArchiveList{List: server.lists[0]}))
	if _, ok := board.View().Card(added); ok {
		t.Fatal("a card is shown that can't be added any more")
	}
	if board.Pending() != 2 {
		t.Fatal("what can't be shown must wait for the server's word")
	}
}

func TestResetKeepsWhatIsPending(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	do(t, board, shared.EditCard{Card: server.cards[0], Title: ptr("Mine")})
	server.do(t, carol, shared.EditCard{Card: server.cards[1], Title: ptr("Hers")})
	board.Reset(server.state.Snapshot())
	if board.Seq() != server.state.Seq || title(board, server.cards[0]) != "Mine" || title(board, server.cards[1]) != "Hers" {
		t.Fatal("a reset must show the snapshot with what is pending over it")
	}
}

func TestLearn(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	detail := func() shared.CardDetail {
		c, _ := server.state.Card(card)
		return shared.CardDetail{Card: c, Comments: server.state.Comments(card), Seq: server.state.Seq}
	}
	comment := shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Hello"}
	first := server.do(t, carol, comment)
	early := detail()
	if !board.Learn(early) || len(board.View().Comments(card)) != 0 {
		t.Fatal("what was read ahead is to be shown with its changes, not before")
	}
	board.Apply(first)
	if len(board.View().Comments(card)) != 1 {
		t.Fatal("what was read ahead was forgotten")
	}
	board.Apply(server.do(t, carol, shared.DeleteComment{Comment: comment.Comment}))
	if board.Learn(early) {
		t.Fatal("a detail from before the card's last change was taken in")
	}
	if !board.Learn(detail()) || len(board.View().Comments(card)) != 0 {
		t.Fatal("a fresh detail was not taken in")
	}
}

func TestCan(t *testing.T) {
	t.Parallel()
	server, _ := newPair(t)
	card, _ := server.state.Card(server.cards[0])
	for user, want := range map[shared.UserID]bool{alice: true, bob: false, "nobody": false} {
		if got := New(server.state.Snapshot(), user).Can(shared.CanMove, &card); got != want {
			t.Errorf("%s may move: %v", user, got)
		}
	}
}

// On a board that is put away cards can only be read, and the board be restored.
func TestCanOnABoardThatIsPutAway(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card, _ := board.View().Card(server.cards[0])
	can := func() [2]bool {
		return [2]bool{board.Can(shared.CanEdit, &card), board.Can(shared.CanManage, nil)}
	}
	if got := can(); got != [2]bool{true, true} {
		t.Errorf("at first: %v", got)
	}
	for _, command := range []shared.Command{shared.ArchiveBoard{}, shared.DeleteBoard{}} {
		do(t, board, command)
		if got := can(); got != [2]bool{false, true} {
			t.Errorf("after %s: %v", command.Type(), got)
		}
	}
	do(t, board, shared.RestoreBoard{})
	if got := can(); got != [2]bool{true, true} {
		t.Errorf("restored: %v", got)
	}
}

func TestDetailsAreKnownAgain(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	board.Apply(server.do(t, carol, shared.EditCard{Card: server.cards[0], Description: ptr("Long")}))
	board.Apply(server.do(t, carol, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: server.cards[1], Body: "Hello"}))
	if !board.Whole() {
		t.Fatal("something is not known")
	}
	again := New(board.Snapshot(), alice)
	if again.Whole() {
		t.Fatal("a snapshot tells all")
	}
	if !again.LearnAll(board.Details()) || !again.Whole() || text(again.View(), server.cards[0], Description) != "Long" {
		t.Fatal("what was written down is not known again")
	}

	t.Log("what was read ahead is shown with the changes before it")
	behind := New(again.Snapshot(), alice)
	change := server.do(t, carol, shared.EditCard{Card: server.cards[0], Description: ptr("Longer")})
	again.Apply(change)
	if !behind.LearnAll(again.Details()) || behind.Whole() {
		t.Fatal("it is shown too early, or refused")
	}
	behind.Apply(change)
	if !behind.Whole() || text(behind.View(), server.cards[0], Description) != "Longer" {
		t.Fatal("what was read ahead is forgotten")
	}
	if New(again.Snapshot(), alice).LearnAll(board.Details()) && again.Seq() > board.Seq() {
		t.Fatal("what was read before the snapshot is taken in")
	}
}

func TestViewLingers(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	mine := do(t, board, shared.EditCard{Card: server.cards[0], Title: ptr("Mine")})
	board.Linger(true)
	board.Apply(server.do(t, carol, shared.EditCard{Card: server.cards[0], Title: ptr("Hers")}))
	board.Settle(server.execute(t, alice, mine.Envelope()))
	board.Apply(server.do(t, carol, shared.ArchiveCard{Card: server.cards[1]}))
	if got := title(board, server.cards[0]); got != "Mine" || board.Pending() != 0 || board.Seq() != server.state.Seq {
		t.Fatalf("%q is shown at %d, %d are pending", got, board.Seq(), board.Pending())
	}
	do(t, board, shared.EditCard{Card: server.cards[2], Title: ptr("At once")})
	if card, _ := board.View().Card(server.cards[1]); card.Open() || title(board, server.cards[2]) != "At once" {
		t.Fatal("what is done is not shown, or without what it was done to")
	}
	board.Apply(server.do(t, carol, shared.EditCard{Card: server.cards[0], Title: ptr("Last")}))
	board.Linger(false)
	if got := title(board, server.cards[0]); got != "Last" {
		t.Fatalf("%q is shown in the end", got)
	}
}

func TestWhatIsInTheArchiveCanBePutBack(t *testing.T) {
	t.Parallel()
	server, _ := newPair(t)
	server.do(t, carol, shared.ArchiveCard{Card: server.cards[0]})
	card, _ := server.state.Card(server.cards[0])
	board := New(server.state.Snapshot(), alice)
	if _, err := board.Do(shared.RestoreCard{Card: card.ID}, now); err == nil {
		t.Fatal("a card is put back that isn't known")
	}
	board.Shelve(shared.Archive{Seq: board.Seq(), Cards: []shared.Card{card}})
	do(t, board, shared.RestoreCard{Card: card.ID})
	if now, _ := board.View().Card(card.ID); !now.Open() {
		t.Fatal("it is not shown")
	}
}

func do(t *testing.T, b *Board, command shared.Command) Entry {
	t.Helper()
	e, err := b.Do(command, now)
	if err != nil {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	return e
}

func title(b *Board, id shared.CardID) string { return text(b.View(), id, Title) }

func ptr[T any](v T) *T { return &v }

func newPair(t *testing.T) (*server, *Board) {
	s := newServer()
	return s, New(s.state.Snapshot(), alice)
}

func refusal(err error) bool {
	var e *shared.Error
	return errors.As(err, &e)
}
