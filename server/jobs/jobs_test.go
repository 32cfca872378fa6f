package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/server/db/dbtest"
)

type task struct {
	Name string `json:"name"`
}

func (task) Kind() string { return "task" }

type echo struct {
	Name string `json:"name"`
}

func (echo) Kind() string { return "echo" }

// soon tries again at once.
type soon struct{}

func (soon) NextRetry(*rivertype.JobRow) time.Time { return time.Now().Add(20 * time.Millisecond) }

type rig struct {
	*testing.T
	db      *db.DB
	workers *river.Workers
	queue   *Queue
}

func newRig(t *testing.T, options ...Option) *rig {
	t.Parallel()
	r := &rig{T: t, db: dbtest.New(t), workers: river.NewWorkers()}
	options = append([]Option{WithRetry(3, soon{}), func(c *river.Config) { c.TestOnly = true }}, options...)
	var err error
	if r.queue, err = New(r.db, slog.New(slog.NewTextHandler(t.Output(), nil)), r.workers, options...); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *rig) start() {
	r.Helper()
	if err := r.queue.Start(r.Context()); err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() {
		if err := r.queue.Stop(context.Background()); err != nil {
			r.Error(err)
		}
	})
}

func (r *rig) insert(args river.JobArgs) {
	r.Helper()
	err := r.db.RunInTx(r.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		return r.queue.Insert(ctx, tx, args, nil)
	})
	if err != nil {
		r.Fatal(err)
	}
}

// settle waits until no job is waiting or running, and counts the others.
func (r *rig) settle() map[string]int {
	r.Helper()
	for range 500 {
		var rows []struct {
			State string
			Count int
		}
		if err := r.db.NewRaw(`SELECT state, count(*) FROM river_job GROUP BY state`).Scan(r.Context(), &rows); err != nil {
			r.Fatal(err)
		}
		states := map[string]int{}
		for _, row := range rows {
			states[row.State] = row.Count
		}
		if states["available"]+states["running"]+states["retryable"]+states["scheduled"] == 0 {
			return states
		}
		time.Sleep(20 * time.Millisecond)
	}
	r.Fatal("the jobs come to no end")
	return nil
}

func TestWrittenWithItsCause(t *testing.T) {
	r := newRig(t)
	worked := make(chan string, 10)
	river.AddWorker(r.workers, river.WorkFunc(func(_ context.Context, job *river.Job[task]) error {
		worked <- job.Args.Name
		return nil
	}))
	gone := errors.New("the cause did not happen")
	err := r.db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		if err := r.queue.Insert(ctx, tx, task{"rolled back"}, nil); err != nil {
			return err
		}
		return gone
	})
	if !errors.Is(err, gone) {
		t.Fatal(err)
	}
	r.insert(task{"committed"})
	r.start()
	if states := r.settle(); states["completed"] != 1 || len(states) != 1 {
		t.Errorf("jobs: %v", states)
	}
	if len(worked) != 1 || <-worked != "committed" {
		t.Errorf("worked more or something else")
	}
}

func TestTriedAgainThenKept(t *testing.T) {
	type failure struct {
		kind string
		last bool
	}
	failures := make(chan failure, 10)
	r := newRig(t, OnFailure(func(kind string, last bool) { failures <- failure{kind, last} }))
	river.AddWorker(r.workers, river.WorkFunc(func(_ context.Context, job *river.Job[task]) error {
		switch {
		case job.Args.Name == "panics":
			panic("as asked")
		case job.Args.Name == "fails" || job.Attempt == 1:
			return errors.New("as asked")
		}
		return nil
	}))
	for _, name := range []string{"fails", "panics", "works the second time"} {
		r.insert(task{name})
	}
	r.start()
	if states := r.settle(); states["completed"] != 1 || states["discarded"] != 2 || len(states) != 2 {
		t.Errorf("jobs: %v", states)
	}
	close(failures)
	var all, last int
	for f := range failures {
		all++
		if f.last {
			last++
		}
		if f.kind != "task" {
			t.Errorf("kind %q", f.kind)
		}
	}
	if all != 7 || last != 2 {
		t.Errorf("%d failures, %d of them the last; want 7 and 2", all, last)
	}
}

// What follows from a job is written once, though the job was tried three times.
func TestFollow(t *testing.T) {
	r := newRig(t)
	var echoes atomic.Int32
	river.AddWorker(r.workers, river.WorkFunc(func(_ context.Context, job *river.Job[echo]) error {
		echoes.Add(1)
		return nil
	}))
	river.AddWorker(r.workers, river.WorkFunc(func(ctx context.Context, job *river.Job[task]) error {
		next := []river.InsertManyParams{{Args: echo{"a"}}, {Args: echo{"b"}}}
		if job.Attempt < 3 {
			next = append(next, river.InsertManyParams{}) // which River refuses
		}
		return Follow(ctx, r.db, job, next, nil)
	}))
	r.insert(task{"shout"})
	r.start()
	if states := r.settle(); states["completed"] != 3 || len(states) != 1 {
		t.Errorf("jobs: %v", states)
	}
	if n := echoes.Load(); n != 2 {
		t.Errorf("%d echoes, want 2", n)
	}
}

// A job that Stop cuts off is there for the next server, with no attempt lost.
func TestStopCutsOff(t *testing.T) {
	r := newRig(t)
	started := make(chan struct{})
	river.AddWorker(r.workers, river.WorkFunc(func(ctx context.Context, _ *river.Job[task]) error {
		close(started)
		<-ctx.Done()
		return ctx.Err()
	}))
	r.insert(task{"hangs"})
	r.start()
	<-started
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if err := r.queue.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("Stop took %v", took)
	}
	var state string
	var attempt int
	if err := r.db.NewRaw(`SELECT state, attempt FROM river_job`).Scan(t.Context(), &state, &attempt); err != nil {
		t.Fatal(err)
	}
	if state != "available" || attempt != 0 {
		t.Errorf("the job is %s after %d attempts", state, attempt)
	}
}

func TestNoNotify(t *testing.T) {
	r := newRig(t)
	conn, err := r.db.Pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	if _, err := conn.Exec(t.Context(), `LISTEN "public.river_insert"; LISTEN river_insert`); err != nil {
		t.Fatal(err)
	}
	r.insert(task{"quiet"})
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if n, err := conn.Conn().WaitForNotification(ctx); err == nil {
		t.Errorf("a NOTIFY was sent: %v", n)
	}
}

func TestBackoff(t *testing.T) {
	t.Parallel()
	var sum time.Duration
	for failures := 1; failures < Attempts; failures++ {
		p := pause(failures)
		sum += p
		job := &rivertype.JobRow{Errors: make([]rivertype.AttemptError, failures-1)}
		for range 20 {
			got := time.Until(Backoff{}.NextRetry(job)) + time.Second/2
			if got < p*8/10 || got > p*12/10+time.Second {
				t.Errorf("after %d failures it waits %v, want %v give or take a fifth", failures, got, p)
			}
		}
	}
	if days := sum.Hours() / 24; days < 2.9 || days > 3.3 {
		t.Errorf("tried for %.1f days, want about 3", days)
	}
	if pause(1) != firstPause || pause(1000) != maxPause {
		t.Errorf("first %v, at most %v", pause(1), pause(1000))
	}
}
