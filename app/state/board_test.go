package state

import (
	"errors"
	"testing"
	"time"

	"incharge/shared"
)

var now = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func TestPendingIsShownUntilTheServerAnswers(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	id := do(t, board, shared.EditCard{Card: card, Title: ptr("Ahead")})
	if got := title(board, card); got != "Ahead" {
		t.Fatalf("the title shown is %q before the answer", got)
	}
	if title := text(board.confirmed, card, Title); title == "Ahead" {
		t.Fatal("what is pending has reached what is confirmed")
	}
	envelope := next(t, board)
	if envelope.ID != id {
		t.Fatalf("sent %s, want %s", envelope.ID, id)
	}
	if _, ok, _ := board.Next(); ok {
		t.Fatal("a command is handed out twice")
	}
	board.Settle(server.execute(t, alice, envelope))
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
	server, board := newPair(t)
	before := board.View().Snapshot()
	do(t, board, shared.Undo{Seq: 1})
	if board.Pending() != 1 {
		t.Fatal("an undo isn't pending")
	}
	same(t, before, board.View().Snapshot())
	if envelope := next(t, board); envelope.Type != "undo" {
		t.Fatalf("next is %s", envelope.Type)
	}
	_ = server
}

func TestRefusedByTheServerIsTakenBack(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	before := board.View().Snapshot()
	id := do(t, board, shared.ArchiveCard{Card: server.cards[0]})
	do(t, board, shared.EditCard{Card: server.cards[1], Title: ptr("Stays")})
	if command := board.Refuse(id); command == nil || command.Type() != "archive_card" {
		t.Fatalf("refused %v", command)
	}
	if board.Refuse(id) != nil {
		t.Fatal("refused twice")
	}
	if c, _ := board.View().Card(server.cards[0]); !c.Open() || title(board, server.cards[1]) != "Stays" {
		t.Fatal("the refused command is still shown, or the other one is not")
	}
	if len(before.Cards) != len(board.View().Snapshot().Cards) {
		t.Fatal("a card is missing")
	}
}

func TestResend(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	do(t, board, shared.ArchiveCard{Card: server.cards[0]})
	do(t, board, shared.ArchiveCard{Card: server.cards[1]})
	first := next(t, board)
	board.Resend()
	if again := next(t, board); again.ID != first.ID {
		t.Fatalf("sent %s again, want %s", again.ID, first.ID)
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
	do(t, board, shared.EditCard{Card: server.cards[0], Title: ptr("Mine")})
	between := server.do(t, carol, shared.EditCard{Card: server.cards[1], Title: ptr("Hers")})
	outcome := server.execute(t, alice, next(t, board))
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

func do(t *testing.T, b *Board, command shared.Command) shared.CommandID {
	t.Helper()
	id, err := b.Do(command, now)
	if err != nil {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	return id
}

func next(t *testing.T, b *Board) shared.Envelope {
	t.Helper()
	envelope, ok, err := b.Next()
	if err != nil || !ok {
		t.Fatalf("nothing to send: %v", err)
	}
	return envelope
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
