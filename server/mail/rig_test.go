package mail

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/uptrace/bun"

	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/db"
	"incharge/server/db/dbtest"
	"incharge/server/jobs"
	"incharge/shared"
)

// rig is a board in a real database, with a queue and a mailer.
type rig struct {
	*testing.T
	db       *db.DB
	queue    *jobs.Queue
	notices  Notices
	accounts *auth.Service
	mailer   *Mailer
	log      *record

	// On the board: ann supervises and moves the card, sue supervises too,
	// pat is in charge of the card, pia of nothing, oda observes. max is on
	// no board.
	board                        shared.BoardID
	card                         shared.CardID
	todo, doing                  shared.ListID
	ann, sue, pat, pia, oda, max shared.UserID
	seq                          int64
}

// soon tries again at once.
type soon struct{}

func (soon) NextRetry(*rivertype.JobRow) time.Time { return time.Now().Add(30 * time.Millisecond) }

type record struct {
	mu   sync.Mutex
	text bytes.Buffer
	t    *testing.T
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, _ = r.t.Output().Write(p)
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

func newRig(t *testing.T, cfg Config, invitations Invitations) *rig {
	t.Parallel()
	r := &rig{
		T: t, db: dbtest.New(t), log: &record{t: t},
		board: shared.NewID[shared.BoardID](), card: shared.NewID[shared.CardID](),
		todo: shared.NewID[shared.ListID](), doing: shared.NewID[shared.ListID](),
	}
	log := slog.New(slog.NewTextHandler(r.log, nil))
	if cfg.PublicURL == "" {
		cfg.PublicURL = "https://incharge.example.com/"
	}
	workers := river.NewWorkers()
	var err error
	r.queue, err = jobs.New(r.db, log, workers, jobs.WithRetry(60, soon{}), func(c *river.Config) { c.TestOnly = true })
	if err != nil {
		t.Fatal(err)
	}
	r.notices = NewNotices(r.queue)
	r.accounts = auth.New(r.db, auth.Config{Registration: auth.Open}, r.notices, log)
	if r.mailer, err = New(cfg, r.db, invitations, r.accounts, log); err != nil {
		t.Fatal(err)
	}
	r.mailer.Register(workers)
	r.people()
	return r
}

func (r *rig) people() {
	r.Helper()
	r.exec(`INSERT INTO boards (id, title) VALUES (?, 'House')`, r.board)
	r.exec(`INSERT INTO lists (id, board_id, title, rank, category, seq) VALUES (?, ?, 'To do', 'a', 'todo', 1), (?, ?, 'In progress', 'b', 'doing', 1)`,
		r.todo, r.board, r.doing, r.board)
	for _, p := range []struct {
		id   *shared.UserID
		name string
		role shared.Role
	}{
		{&r.ann, "Ann", shared.Supervisor}, {&r.sue, "Sue", shared.Supervisor}, {&r.pat, "Pat", shared.PIC},
		{&r.pia, "Pia", shared.PIC}, {&r.oda, "Oda", shared.Observer}, {&r.max, "Max", ""},
	} {
		*p.id = shared.NewID[shared.UserID]()
		r.exec(`INSERT INTO users (id, name, email, password_hash) VALUES (?, ?, lower(?) || '@example.com', '')`, *p.id, p.name, p.name)
		if p.role != "" {
			r.exec(`INSERT INTO members (board_id, user_id, role, seq) VALUES (?, ?, ?, 1)`, r.board, *p.id, p.role)
		}
	}
	r.exec(`INSERT INTO cards (id, board_id, list_id, number, rank, title, pic, created_at, seq) VALUES (?, ?, ?, 7, 'a', 'Mend the roof', ?, now(), 1)`,
		r.card, r.board, r.todo, r.pat)
}

func (r *rig) exec(query string, args ...any) {
	r.Helper()
	if _, err := r.db.ExecContext(r.Context(), query, args...); err != nil {
		r.Fatal(err)
	}
}

func (r *rig) start() {
	r.Helper()
	if err := r.queue.Start(r.Context()); err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if err := r.queue.Stop(ctx); err != nil {
			r.Error(err)
		}
	})
}

// move puts the card into In progress, with its notices, as a change does.
func (r *rig) move(actor shared.UserID) {
	r.Helper()
	if err := r.tryMove(actor, nil); err != nil {
		r.Fatal(err)
	}
}

func (r *rig) tryMove(actor shared.UserID, end error) error {
	r.seq++
	change := shared.Change{
		Seq: r.seq, Board: r.board, Command: shared.NewID[shared.CommandID](), Type: "move_card", Actor: actor,
		At:    time.Date(2026, 11, 24, 10, 12, 0, 0, time.UTC),
		Moves: []shared.Move{{Card: r.card, From: r.todo, To: r.doing}},
	}
	text, err := json.Marshal(change)
	if err != nil {
		return err
	}
	return r.db.RunInTx(r.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO changes (board_id, seq, command_id, type, actor, at, change, touched) VALUES (?, ?, ?, ?, NULLIF(?, '')::uuid, ?, ?, '[]')`,
			r.board, r.seq, change.Command, change.Type, string(actor), change.At, string(text))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO card_changes (board_id, card_id, seq, from_list, to_list) VALUES (?, ?, ?, ?, ?)`,
			r.board, r.card, r.seq, r.todo, r.doing)
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE boards SET head = ? WHERE id = ?`, r.seq, r.board)
		}
		if err == nil && r.notices.Tells(change) {
			err = r.notices.Changed(ctx, tx, r.board)
		}
		return errors.Join(err, end)
	})
}

// settle waits until nothing is left to do, and gives the jobs by kind and state.
func (r *rig) settle() map[string]int {
	r.Helper()
	var jobs map[string]int
	r.until("the jobs come to an end", func() bool {
		var open int
		jobs, open = r.jobs()
		return open == 0
	})
	return jobs
}

func (r *rig) jobs() (jobs map[string]int, open int) {
	r.Helper()
	var rows []struct {
		Kind, State string
		Count       int
	}
	if err := r.db.NewRaw(`SELECT kind, state, count(*) FROM river_job GROUP BY kind, state`).Scan(r.Context(), &rows); err != nil {
		r.Fatal(err)
	}
	jobs = map[string]int{}
	for _, row := range rows {
		jobs[row.Kind+" "+row.State] = row.Count
		switch row.State {
		case "available", "running", "retryable", "scheduled":
			open += row.Count
		}
	}
	return jobs, open
}

func (r *rig) until(what string, true func() bool) {
	r.Helper()
	for range 750 {
		if true() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	jobs, _ := r.jobs()
	r.Fatalf("still not so: %s; jobs: %v", what, jobs)
}

// expect compares what jobs there are with what there should be.
func (r *rig) expect(want map[string]int) {
	r.Helper()
	if got := r.settle(); fmt.Sprint(got) != fmt.Sprint(want) {
		r.Errorf("jobs: %v, want %v", got, want)
	}
}

// noInvitations is for tests that invite nobody.
type noInvitations struct{}

func (noInvitations) Invitation(context.Context, board.InvitationID) (board.Invitation, error) {
	return board.Invitation{}, errors.New("nobody was invited")
}
