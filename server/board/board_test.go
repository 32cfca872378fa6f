package board

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"github.com/uptrace/bun"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// heard is the Jobs and the Publisher of a test: it notes what it is told.
type heard struct {
	mu        sync.Mutex
	published []shared.Change
	fail      error // what Changed answers
}

func (h *heard) Tells(shared.Change) bool                            { return true }
func (h *heard) Invited(context.Context, bun.Tx, InvitationID) error { return nil }

// Changed has told people at once: the next change is told of as well.
func (h *heard) Changed(ctx context.Context, tx bun.Tx, board shared.BoardID) error {
	_, err := tx.ExecContext(ctx, `UPDATE boards SET notices_at = NULL WHERE id = ?`, board)
	return errors.Join(err, h.fail)
}

func (h *heard) Publish(change shared.Change) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.published = append(h.published, change)
}

// bench is a service on a database of its own, with a board and three people
// on it.
type bench struct {
	*Service
	*heard
	board                     shared.BoardID
	supervisor, pic, observer shared.UserID
	stranger                  shared.UserID
}

// tester is a test, or one try of a property.
type tester interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func newBench(t testing.TB) *bench {
	t.Helper()
	h := &heard{}
	b := &bench{Service: New(dbtest.New(t), h, h, slog.New(slog.DiscardHandler)), heard: h, board: shared.NewID[shared.BoardID]()}
	b.supervisor, b.pic = b.person(t, "Sunja"), b.person(t, "Pim")
	b.observer, b.stranger = b.person(t, "Otto"), b.person(t, "Xerxes")
	if _, err := b.Create(t.Context(), b.supervisor, shared.NewBoard{ID: b.board, Title: "Work"}, ""); err != nil {
		t.Fatal(err)
	}
	for user, role := range map[shared.UserID]shared.Role{b.pic: shared.PIC, b.observer: shared.Observer} {
		var person shared.User
		if err := b.db.NewSelect().Table("users").Column("id", "name").Where("id = ?", user).Scan(t.Context(), &person); err != nil {
			t.Fatal(err)
		}
		b.do(t, b.supervisor, shared.AddMember{User: person, Role: role})
	}
	return b
}

func (b *bench) person(t testing.TB, name string) shared.UserID {
	t.Helper()
	id := shared.NewID[shared.UserID]()
	_, err := b.db.ExecContext(t.Context(), "INSERT INTO users (id, name, email, password_hash) VALUES (?, ?, ?, '')", id, name, string(id)+"@example.com")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// try sends a command.
func (b *bench) try(t tester, actor shared.UserID, command shared.Command) (shared.Change, error) {
	t.Helper()
	done, err := b.Execute(t.Context(), actor, b.board, shared.NewID[shared.CommandID](), command)
	return done.Change, err
}

// do sends a command that must be carried out.
func (b *bench) do(t tester, actor shared.UserID, command shared.Command) shared.Change {
	t.Helper()
	change, err := b.try(t, actor, command)
	if err != nil {
		t.Fatalf("%s: %v", command.Type(), err)
	}
	return change
}

func (b *bench) snapshot(t tester) shared.Snapshot {
	t.Helper()
	snapshot, err := b.Snapshot(t.Context(), b.seer(t), b.board)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

func (b *bench) card(t tester, title string) shared.CardID {
	t.Helper()
	id := shared.NewID[shared.CardID]()
	b.do(t, b.supervisor, shared.AddCard{Card: id, List: b.snapshot(t).Lists[0].ID, Title: title})
	return id
}

// wantCode fails unless err is an Error of that kind.
func wantCode(t tester, err error, code shared.Code) {
	t.Helper()
	if err == nil || shared.CodeOf(err) != code {
		t.Fatalf("got error %v, want %s", err, code)
	}
}

func wantSame(t tester, what string, got, want any) {
	t.Helper()
	g, w := mustJSON(t, got), mustJSON(t, want)
	if g != w {
		t.Fatalf("%s differ:\n got %s\nwant %s", what, g, w)
	}
}

func mustJSON(t tester, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCreate(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	snapshot := b.snapshot(t)
	var got []string
	for _, l := range snapshot.Lists {
		got = append(got, fmt.Sprintf("%s (%s)", l.Title, l.Category))
	}
	wantSame(t, "lists", got, []string{"To do (todo)", "In progress (doing)", "Done (done)"})

	again, err := b.Create(t.Context(), b.supervisor, shared.NewBoard{ID: b.board, Title: "Work"}, "")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "the board created twice", again, snapshot)

	_, err = b.Create(t.Context(), b.stranger, shared.NewBoard{ID: b.board, Title: "Mine"}, "")
	wantCode(t, err, shared.CodeConflict)
}

func TestStrangersFindNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx, card := t.Context(), b.card(t, "Secret")
	_, snapshot := b.Snapshot(ctx, b.stranger, b.board)
	_, archive := b.Archive(ctx, b.stranger, b.board)
	_, detail := b.Card(ctx, b.stranger, b.board, card)
	_, details := b.Details(ctx, b.stranger, b.board)
	_, changes := b.Changes(ctx, b.stranger, b.board, 1)
	_, _, seq := b.Seq(ctx, b.stranger, b.board)
	_, invite := b.Invite(ctx, b.stranger, b.board, shared.Invite{Email: "a@example.com", Role: shared.PIC})
	_, command := b.try(t, b.stranger, shared.ArchiveCard{Card: card})
	for _, err := range []error{snapshot, archive, detail, details, changes, seq, invite, command} {
		wantCode(t, err, shared.CodeNotFound)
	}
}

func TestSameCommandIsDoneOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id, command := shared.NewID[shared.CommandID](), shared.AddCard{Card: shared.NewID[shared.CardID](), List: b.snapshot(t).Lists[0].ID, Title: "Once"}
	answers := make([]shared.Outcome, 20)
	var wg sync.WaitGroup
	for i := range answers {
		wg.Go(func() {
			var err error
			if answers[i], err = b.Execute(t.Context(), b.supervisor, b.board, id, command); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, answer := range answers {
		wantSame(t, "answers", answer, answers[0])
	}
	if n := len(b.snapshot(t).Cards); n != 1 {
		t.Fatalf("%d cards, want 1", n)
	}
}

// Who has left a board gets the answer of having left again, and no other.
func TestLeavingTwice(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id, leave := shared.NewID[shared.CommandID](), shared.RemoveMember{User: b.pic}
	answers := make([]shared.Outcome, 5)
	var wg sync.WaitGroup
	for i := range answers {
		wg.Go(func() {
			var err error
			if answers[i], err = b.Execute(t.Context(), b.pic, b.board, id, leave); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	again, err := b.Execute(t.Context(), b.pic, b.board, id, leave)
	if err != nil {
		t.Fatal(err)
	}
	for _, answer := range answers {
		wantSame(t, "answers", answer, again)
	}
	_, err = b.Execute(t.Context(), b.stranger, b.board, id, leave)
	wantCode(t, err, shared.CodeNotFound)
	_, err = b.Execute(t.Context(), b.pic, b.board, id, shared.Undo{Seq: 1})
	wantCode(t, err, shared.CodeNotFound)
	_, err = b.try(t, b.pic, leave)
	wantCode(t, err, shared.CodeNotFound)
}

func TestRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card := b.card(t, "Stays")
	before := b.snapshot(t)
	b.fail = fmt.Errorf("the queue is broken")
	if _, err := b.try(t, b.supervisor, shared.ArchiveCard{Card: card}); err == nil {
		t.Fatal("a change without its jobs was committed")
	}
	b.fail = nil
	wantSame(t, "the board after a refusal", b.snapshot(t), before)
}

func TestChangesGone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	_, ahead := b.Changes(t.Context(), b.supervisor, b.board, b.snapshot(t).Seq+1)
	wantCode(t, ahead, shared.CodeGone)
	imported, _, _ := b.boardOf(t, 3)
	_, before := b.Changes(t.Context(), b.supervisor, imported, 0)
	wantCode(t, before, shared.CodeGone)
	_, err := b.Changes(t.Context(), b.supervisor, b.board, -1)
	wantCode(t, err, shared.CodeInvalid)
}

// TestWholeLog: the changes of a board made here, from the first, are the
// board.
func TestWholeLog(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.card(t, "First")
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, 0)
	if err != nil {
		t.Fatal(err)
	}
	reader := shared.NewState(shared.Snapshot{})
	for _, change := range changes.Changes {
		reader.Apply(change)
	}
	wantSame(t, "the board from its log and a fresh one", reader.Snapshot(), b.snapshot(t))
}
