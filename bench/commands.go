//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"
)

// load is moves at full speed.
type load struct {
	name     string
	meter    meter
	database string
	movers   []*mover

	rate, middle, last          figure // moves/s; ms until the answer: p50 and p99
	server, postgres, generator figure // CPU ms a move
	sum, whole                  figure // CPU ms a move: of both, and with its job
	waiting, others             figure
}

// measureCommands measures how many moves are carried out, on one board and on
// as many as there are connections, on the tests' Postgres and on the private
// one that the program starts when it is given none.
func (b *bench) measureCommands(ctx context.Context) (err error) {
	m, err := b.restart(ctx)
	if err != nil {
		return err
	}
	loads, err := b.loads(ctx, b.site, load{meter: m, database: b.db.url}, b.people[0])
	if err != nil {
		return err
	}
	private, own, err := b.private(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, private.end(syscall.SIGTERM)) }()
	owners, err := people(ctx, private, 1)
	if err != nil {
		return err
	}
	durable, err := b.loads(ctx, private, own, owners[0])
	if err != nil {
		return err
	}
	loads = append(loads, durable...)
	for range b.rounds {
		for _, l := range loads {
			if err := b.full(ctx, l); err != nil {
				return fmt.Errorf("%s: %w", l.name, err)
			}
			b.note("%s: %s moves/s", l.name, l.rate)
		}
	}
	t := table{title: fmt.Sprintf("Moves over %d connections", b.callers)}
	t.row("", "moves/s", "CPU a move, ms", "server", "Postgres", "with its job", "generator", "answer p50, ms", "p99, ms", "jobs behind", "others, %")
	for _, l := range loads {
		t.row(l.name, l.rate.String(), l.sum.String(), l.server.String(), l.postgres.String(), l.whole.String(),
			l.generator.String(), l.middle.String(), l.last.String(), l.waiting.String(), l.others.String())
	}
	t.row("Vikunja, without a log", "390", "4.7")
	t.row("aim", "780", "2.35")
	t.notes = []string{"CPU a move is the server's and Postgres's until all moves are answered. A move also leaves a job, which finds out who is to get " +
		"a mail; jobs behind are those that wait when the last move is answered, and with its job is what the rest of them costs, too. " +
		"Durable is the private Postgres that the program starts by itself, which waits for the disk at each commit; the other is the tests', which doesn't."}
	t.write(b.out)
	return nil
}

// loads are the ones that a site is put under.
func (b *bench) loads(ctx context.Context, s *site, on load, supervisor person) ([]*load, error) {
	one, many := on, on
	one.name, many.name = "one board"+on.name, fmt.Sprint(b.callers, " boards", on.name)
	for _, l := range []*load{&one, &many} {
		var board *board
		for i := range b.callers {
			share, of := i, b.callers
			if l == &many {
				share, of = 0, 1
			}
			if share == 0 {
				var err error
				if board, err = newBoard(ctx, s, []person{supervisor}, b.callers*10); err != nil {
					return nil, err
				}
			}
			l.movers = append(l.movers, newMover(s, supervisor.token, board, share, of))
		}
	}
	return []*load{&one, &many}, nil
}

// private starts the program on a Postgres of its own.
func (b *bench) private(ctx context.Context) (*site, load, error) {
	dir, err := os.MkdirTemp(b.dir, "private")
	if err != nil {
		return nil, load{}, err
	}
	for _, path := range []string{b.dir, dir} { // Postgres may run as somebody else
		if err := os.Chmod(path, 0o755); err != nil { // #nosec G302 -- others may read what was built
			return nil, load{}, err
		}
	}
	s := newSite(b.program, dir, nil, "DATABASE_URL=")
	if err := s.start(ctx); err != nil {
		return nil, load{}, err
	}
	started, err := children(s.pid())
	for pid, child := range started {
		if child.name == "postgres" {
			query := url.Values{"host": {filepath.Join(dir, "postgres", "run")}, "port": {"5432"}, "sslmode": {"disable"}}
			return s, load{name: ", durable", meter: newMeter(s.pid(), pid),
				database: "postgres://incharge@/incharge?" + query.Encode()}, nil
		}
	}
	return nil, load{}, errors.Join(err, errors.New("the private Postgres is not found"), s.end(syscall.SIGTERM))
}

// full is one round: every connection moves cards for a while, each as soon as
// the last move is answered.
func (b *bench) full(ctx context.Context, l *load) error {
	if err := l.meter.rest(ctx, b.quiet); err != nil {
		return err
	}
	for _, m := range l.movers {
		if err := m.open(ctx); err != nil {
			return err
		}
		defer m.Close() //nolint:errcheck // it has done its work
	}
	before, err := l.meter.read()
	if err != nil {
		return err
	}
	began := time.Now()
	times, err := atOnce(l.movers, began.Add(b.window))
	took := time.Since(began)
	if err != nil {
		return err
	}
	used, err := l.meter.since(before)
	if err != nil {
		return err
	}
	jobs, waiting, err := b.jobs(ctx, l)
	if err != nil {
		return err
	}
	each := time.Duration(len(times)) * time.Millisecond
	l.rate.add(float64(len(times)) / took.Seconds())
	l.server.addTime(used.server, each)
	l.postgres.addTime(used.postgres, each)
	l.sum.addTime(used.server+used.postgres, each)
	l.generator.addTime(used.generator, each)
	l.waiting.add(float64(waiting))
	l.whole.addTime(used.server+used.postgres+jobs, each)
	l.others.add(used.others())
	l.middle.addTime(percentile(times, 50), time.Millisecond)
	l.last.addTime(percentile(times, 99), time.Millisecond)
	return nil
}

// atOnce lets the movers move until a time, and gives how long each move took,
// sorted.
func atOnce(movers []*mover, until time.Time) ([]time.Duration, error) {
	times, errs := make([][]time.Duration, len(movers)), make([]error, len(movers))
	var moving sync.WaitGroup
	for i, m := range movers {
		moving.Go(func() {
			for time.Now().Before(until) && errs[i] == nil {
				var sent time.Time
				_, _, sent, errs[i] = m.move()
				times[i] = append(times[i], time.Since(sent))
			}
		})
	}
	moving.Wait()
	return slices.Sorted(slices.Values(slices.Concat(times...))), errors.Join(errs...)
}
