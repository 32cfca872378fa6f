package board

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"incharge/shared"
)

var monday = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// on has what is done next done so many days after that Monday.
func (b *bench) on(days int) {
	b.now = func() time.Time { return monday.AddDate(0, 0, days) }
}

// trimAll trims until there is no more to trim.
func (b *bench) trimAll(t tester, before time.Time) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = b.Trim(t.Context(), before); err != nil {
			t.Fatal(err)
		}
	}
}

func (b *bench) logStart(t tester) (start int64) {
	t.Helper()
	if err := b.db.NewSelect().Table("boards").Column("log_start").Where("id = ?", b.board).Scan(t.Context(), &start); err != nil {
		t.Fatal(err)
	}
	return start
}

func TestTrim(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.on(0)
	b.furnished(t)
	snapshot := b.snapshot(t)
	card, lists, ids := snapshot.Cards[0].ID, snapshot.Lists, []shared.CommandID{}
	move := func(list shared.ListID) shared.Change {
		t.Helper()
		ids = append(ids, shared.NewID[shared.CommandID]())
		done, err := b.Execute(t.Context(), b.supervisor, b.board, ids[len(ids)-1], shared.MoveCard{Card: card, List: list})
		if err != nil {
			t.Fatal(err)
		}
		return done.Change
	}
	old := move(lists[1].ID)
	b.on(10)
	recent := move(lists[2].ID)
	before := b.snapshot(t)
	b.trimAll(t, monday.AddDate(0, 0, 5))
	wantSame(t, "the board and the board before its log was trimmed", b.snapshot(t), before)

	t.Run("readers", func(t *testing.T) {
		for _, since := range []int64{1, old.Seq - 1} {
			_, err := b.Changes(t.Context(), b.supervisor, b.board, since)
			wantCode(t, err, shared.CodeGone)
			_, err = b.Feed(t.Context(), b.board, since)
			wantCode(t, err, shared.CodeGone)
		}
		changes, err := b.Changes(t.Context(), b.supervisor, b.board, old.Seq)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "what is left", changes, shared.Changes{Seq: recent.Seq, Changes: []shared.Change{recent}})
	})
	t.Run("the same command again", func(t *testing.T) {
		again, err := b.Execute(t.Context(), b.supervisor, b.board, ids[0], shared.MoveCard{Card: card, List: lists[1].ID})
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "the answer", again, shared.Outcome{Seq: old.Seq, Change: shared.Change{Seq: old.Seq, Board: b.board, Command: ids[0],
			Type: old.Type, Actor: b.supervisor, At: old.At, Trimmed: true}})
		wantSame(t, "the board", b.snapshot(t), before)
		_, err = b.Execute(t.Context(), b.supervisor, b.board, ids[0], shared.ArchiveCard{Card: card})
		wantCode(t, err, shared.CodeConflict)
		_, err = b.Execute(t.Context(), b.pic, b.board, ids[0], shared.MoveCard{Card: card, List: lists[1].ID})
		wantCode(t, err, shared.CodeConflict)
	})
	t.Run("undo", func(t *testing.T) {
		for _, undo := range []shared.Undo{{Seq: old.Seq}, {Command: ids[0]}} {
			_, err := b.try(t, b.supervisor, undo)
			wantCode(t, err, shared.CodeConflict)
			if !strings.Contains(err.Error(), "too long ago") {
				t.Errorf("the refusal does not say why: %v", err)
			}
			_, err = b.try(t, b.pic, undo)
			wantCode(t, err, shared.CodeForbidden)
		}
	})
	t.Run("history", func(t *testing.T) {
		detail, err := b.Card(t.Context(), b.supervisor, b.board, card)
		if err != nil {
			t.Fatal(err)
		}
		var name string
		if err := b.db.NewSelect().Table("users").Column("name").Where("id = ?", b.supervisor).Scan(t.Context(), &name); err != nil {
			t.Fatal(err)
		}
		wantSame(t, "the activity", detail.Activity, []shared.Activity{
			{Seq: recent.Seq, At: recent.At, Type: "move_card", Actor: b.supervisor, Name: name, From: lists[1].ID, To: lists[2].ID},
			{Seq: old.Seq, At: old.At, Type: "move_card", Actor: b.supervisor, Name: name, From: lists[0].ID, To: lists[1].ID},
		})
	})
	var kept []int64 // that of the import has nothing to trim
	if err := b.db.NewSelect().Table("changes").Column("seq").
		Where("board_id = ?", b.board).Where("change IS NOT NULL OR touched IS NOT NULL").Order("seq").Scan(t.Context(), &kept); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "the changes that are kept whole", kept, []int64{1, recent.Seq})
	b.do(t, b.supervisor, shared.Undo{Seq: recent.Seq}) // and on it goes
}

// The same creation again is the same, however long ago it was.
func TestTrimTheWholeLog(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	before := b.snapshot(t)
	b.trimAll(t, time.Now().AddDate(0, 0, 1))
	again, err := b.Create(t.Context(), b.supervisor, shared.NewBoard{ID: b.board, Title: "Work"}, "")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "the board created twice", again, before)
	if start := b.logStart(t); start != before.Seq {
		t.Errorf("the log starts at %d, the board is at %d", start, before.Seq)
	}
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, before.Seq)
	if err != nil || len(changes.Changes) != 0 {
		t.Fatalf("who is up to date gets %+v, %v", changes, err)
	}
}

// What somebody wrote over a text of which nobody knows any more what it was
// replaces nothing.
func TestEditOfATextLongAgo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.on(0)
	b.furnished(t)
	card, untouched := b.card(t, "Recipe"), b.card(t, "Another")
	write := func(card shared.CardID, text string, base int64) shared.Change {
		t.Helper()
		return b.do(t, b.supervisor, shared.EditCard{Card: card, Description: &text, Base: &base})
	}
	read := write(card, "flour\nwater\n", b.snapshot(t).Seq).Seq
	write(card, "flour\nmilk\n", read)
	b.on(10)
	b.trimAll(t, monday.AddDate(0, 0, 5))

	change := write(card, "rye\nwater\n", read)
	if got := *b.read(t, card).Description; got != "flour\nmilk\n" {
		t.Fatalf("an edit of a text that nobody knows has replaced what stands: %q", got)
	}
	wantSame(t, "the clash", change.Conflicts, []shared.TextClash{{Card: card, Field: "description", Kept: "flour\nmilk\n", Other: "rye\nwater\n"}})
	if change = write(card, "", read); len(change.Conflicts) != 1 || *b.read(t, card).Description == "" {
		t.Fatalf("what stands was wiped out, or the one who meant to is not told: %+v", change.Conflicts)
	}
	if change = write(card, "flour\nmilk\n", read); len(change.Conflicts) != 0 {
		t.Fatalf("two who wrote the same: %+v", change.Conflicts)
	}
	later := b.snapshot(t).Seq
	if change = write(card, "rye\nmilk\n", later); len(change.Conflicts) != 0 {
		t.Fatalf("an edit of what stands: %+v", change.Conflicts)
	}
	if change = write(card, "flour\ncream\n", later); len(change.Conflicts) != 0 || *b.read(t, card).Description != "rye\ncream\n" {
		t.Fatalf("edits of two lines: %q, %+v", *b.read(t, card).Description, change.Conflicts)
	}
	write(card, "", b.snapshot(t).Seq)
	if change = write(card, "rye\nwater\n", read); len(change.Conflicts) != 1 || *b.read(t, card).Description != "" {
		t.Fatalf("what was emptied was filled again: %+v", change.Conflicts)
	}
	if change = write(untouched, "salt\n", b.logStart(t)); len(change.Conflicts) != 0 || *b.read(t, untouched).Description != "salt\n" {
		t.Fatalf("an edit of a text that has not changed since: %+v", change.Conflicts)
	}
}

// By the clocks of two servers a change may be older than the one before it.
func TestTrimInOrder(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	start := b.snapshot(t).Seq
	for _, day := range []int{0, 10, 0, 10} {
		b.on(day)
		b.card(t, "Card")
	}
	b.trimAll(t, time.Now().AddDate(0, 0, -1000))
	if got := b.logStart(t); got != 0 {
		t.Fatalf("nothing is that old, yet the log starts at %d", got)
	}
	if _, err := b.db.ExecContext(t.Context(), "UPDATE changes SET at = ? WHERE board_id = ? AND seq <= ?", monday, b.board, start); err != nil {
		t.Fatal(err)
	}
	b.trimAll(t, monday.AddDate(0, 0, 5))
	if got := b.logStart(t); got != start+1 {
		t.Fatalf("the log starts at %d, want %d", got, start+1)
	}
	b.trimAll(t, monday.AddDate(0, 0, 11))
	if got := b.logStart(t); got != start+4 {
		t.Fatalf("the log starts at %d, want %d", got, start+4)
	}
}

// A long log is trimmed bit by bit, and a call says when it has not got to the
// end.
func TestTrimALongLog(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	const long = trimBatches*trimRows + 3*trimRows/2
	_, err := b.db.ExecContext(t.Context(), `
		INSERT INTO changes (board_id, seq, command_id, type, at, change, touched)
		SELECT ?0, n + (SELECT head FROM boards WHERE id = ?0), gen_random_uuid(), 'move_card', ?1, '{}', '[]' FROM generate_series(1, ?2) AS n`,
		b.board, monday, long)
	if err == nil {
		_, err = b.db.ExecContext(t.Context(), `UPDATE boards SET head = head + ? WHERE id = ?`, long, b.board)
	}
	if err == nil {
		_, err = b.db.ExecContext(t.Context(), `UPDATE changes SET at = ? WHERE board_id = ? AND at > ?`, monday, b.board, monday)
	}
	if err != nil {
		t.Fatal(err)
	}
	more, err := b.Trim(t.Context(), monday.AddDate(0, 0, 1))
	if err != nil || !more {
		t.Fatalf("more %v, %v", more, err)
	}
	if start := b.logStart(t); start != trimBatches*trimRows {
		t.Fatalf("%d changes trimmed, want %d", start, trimBatches*trimRows)
	}
	b.trimAll(t, monday.AddDate(0, 0, 1))
	if start, head := b.logStart(t), b.snapshot(t).Seq; start != head {
		t.Fatalf("the log starts at %d, the board is at %d", start, head)
	}
}

// Who pages through a log that is being trimmed, while the board goes on, gets
// every change whole and in order, or is told to start anew.
func TestReadWhileTrimming(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var day atomic.Int64
	b.now = func() time.Time { return monday.AddDate(0, 0, int(day.Load())) }
	card, lists := b.card(t, "Card"), b.snapshot(t).Lists
	first := b.snapshot(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var writing, going sync.WaitGroup
	writing.Go(func() {
		for n := range 250 {
			day.Add(1)
			if _, err := b.Execute(t.Context(), b.supervisor, b.board, shared.NewID[shared.CommandID](), shared.MoveCard{Card: card, List: lists[n%3].ID}); err != nil {
				t.Error(err)
			}
		}
	})
	going.Go(func() {
		for ctx.Err() == nil {
			if _, err := b.Trim(t.Context(), monday.AddDate(0, 0, int(day.Load())-8)); err != nil {
				t.Error(err)
			}
			time.Sleep(2 * time.Millisecond)
		}
	})
	var anew, read atomic.Int64
	for range 3 {
		since := first.Seq
		going.Go(func() {
			for ctx.Err() == nil {
				switch rand.IntN(8) {
				case 0: // one who was away, about as long as the log is kept
					since = max(first.Seq, since-rand.Int64N(16))
				case 1: // or longer
					since = first.Seq
				}
				changes, err := b.Changes(t.Context(), b.supervisor, b.board, since)
				if rand.IntN(2) == 0 {
					changes, err = b.Feed(t.Context(), b.board, since)
				}
				if err != nil && shared.CodeOf(err) == shared.CodeGone {
					anew.Add(1)
					since, _, err = b.Seq(t.Context(), b.supervisor, b.board)
				}
				if err != nil {
					t.Error(err)
					return
				}
				for _, change := range changes.Changes {
					if change.Seq != since+1 || len(change.Cards) != 1 || change.Trimmed {
						t.Errorf("behind %d came %+v", since, change)
						return
					}
					since = change.Seq
					read.Add(1)
				}
			}
		})
	}
	writing.Wait()
	stop()
	going.Wait()
	if anew.Load() == 0 || read.Load() == 0 {
		t.Errorf("%d changes read, started anew %d times: the test has seen nothing", read.Load(), anew.Load())
	}
}

// Trimming waits for nobody's row but the board's, and for that it doesn't make
// others wait: while a command has the board, another can be read.
func TestTrimBehindACommand(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	tx, err := b.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() //nolint:errcheck // over by then
	if _, err := b.lock(t.Context(), tx, b.board); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := b.Trim(ctx, time.Now().AddDate(0, 0, 1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("it did not wait for the board: %v", err)
	}
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, 0)
	if err != nil || len(changes.Changes) != 3 {
		t.Fatalf("half a trimming can be seen: %+v, %v", changes, err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	b.trimAll(t, time.Now().AddDate(0, 0, 1))
	_, err = b.Changes(t.Context(), b.supervisor, b.board, 0)
	wantCode(t, err, shared.CodeGone)
}
