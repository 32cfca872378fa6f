package mail

import (
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"

	"incharge/server/board"
	"incharge/shared"
)

// told is what deliveries there are, as number and recipient.
func (r *rig) told() []string {
	r.Helper()
	var told []string
	err := r.db.NewRaw(`SELECT (args ->> 'seq') || ' ' || u.name FROM river_job JOIN users u ON u.id::text = args ->> 'recipient'
		WHERE kind = 'mail' ORDER BY (args ->> 'seq')::bigint, u.name`).Scan(r.Context(), &told)
	if err != nil {
		r.Fatal(err)
	}
	return told
}

// One job tells of all that there is to tell, whatever it was written for.
func TestBurst(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, Config{DataDir: dir}, noInvitations{})
	for range 3 {
		r.move(r.ann)
	}
	r.exec(`DELETE FROM river_job WHERE id > (SELECT min(id) FROM river_job)`)
	r.start()
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 6})
	if got := fmt.Sprint(r.told()); got != "[1 Pat 1 Sue 2 Pat 2 Sue 3 Pat 3 Sue]" {
		t.Errorf("told: %s", got)
	}
}

// Of several jobs for one board at once, one tells.
func TestToldOnce(t *testing.T) {
	r := newRig(t, Config{DataDir: t.TempDir()}, noInvitations{})
	for range 12 {
		r.move(r.ann)
	}
	r.start() // eight at a time
	r.settle()
	got := r.told()
	if len(got) != 24 || len(slices.Compact(slices.Clone(got))) != 24 {
		t.Errorf("told: %v", got)
	}
}

// More moves than one job tells are told by those that follow it.
func TestManyMoves(t *testing.T) {
	r := newRig(t, Config{DataDir: t.TempDir()}, noInvitations{})
	r.move(r.ann)
	r.exec(`DELETE FROM members WHERE user_id = ?`, r.sue)
	r.exec(`INSERT INTO changes (board_id, seq, command_id, type, actor, at, change, touched)
		SELECT board_id, n, gen_random_uuid(), type, actor, at, change, touched FROM changes, generate_series(2, ?) n`, 2*pageOfMoves)
	r.exec(`INSERT INTO card_changes (board_id, card_id, seq, from_list, to_list)
		SELECT board_id, card_id, n, from_list, to_list FROM card_changes, generate_series(2, ?) n`, 2*pageOfMoves)
	r.exec(`UPDATE boards SET head = ?`, 2*pageOfMoves)
	r.exec(`INSERT INTO river_queue (name, paused_at, updated_at) VALUES ('outbound', now(), now()) ON CONFLICT (name) DO UPDATE SET paused_at = now()`)
	r.start()
	r.until("all are told", func() bool { jobs, _ := r.jobs(); return jobs["mail available"] == 2*pageOfMoves })
	if got := r.told(); len(slices.Compact(got)) != 2*pageOfMoves {
		t.Errorf("%d are told", len(slices.Compact(got)))
	}
}

// Eight people move cards while jobs run: each move is told, and once, and no
// job is written for a move that one which waits will tell.
func TestMovesMeetTheJob(t *testing.T) {
	r := newRig(t, Config{DataDir: t.TempDir()}, noInvitations{})
	boards := board.New(r.db, r.notices, nobody{}, slog.New(slog.NewTextHandler(t.Output(), nil)))
	r.start()
	id, others := shared.NewID[shared.BoardID](), 40
	snapshot, err := boards.Create(t.Context(), r.ann, shared.NewBoard{ID: id, Title: "Garden"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := boards.Invite(t.Context(), r.ann, id, shared.Invite{Email: "sue@example.com", Role: shared.Supervisor}); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var want []string
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			card := shared.NewID[shared.CardID]()
			do := func(command shared.Command) int64 {
				out, err := boards.Execute(t.Context(), r.ann, id, shared.NewID[shared.CommandID](), command)
				if err != nil {
					t.Error(err)
				}
				return out.Seq
			}
			do(shared.AddCard{Card: card, List: snapshot.Lists[0].ID, Title: "Rake leaves"})
			for i := range others / 8 {
				seq := do(shared.MoveCard{Card: card, List: snapshot.Lists[(i+1)%2].ID})
				mu.Lock()
				want = append(want, fmt.Sprintf("%d Sue", seq))
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	jobs := r.settle()
	got := r.told()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
	if n := jobs["status_changed completed"]; n >= others {
		t.Errorf("%d jobs for %d moves", n, others)
	}
}
