//go:build linux

package main

import (
	"context"
	"errors"
	"syscall"
	"time"
)

// tally is what was asked of Postgres.
type tally struct{ statements, parsed, trips float64 }

func (t *tap) tally() tally {
	return tally{float64(t.statements.Load()), float64(t.parsed.Load()), float64(t.trips.Load())}
}

func (a tally) minus(b tally) tally {
	return tally{a.statements - b.statements, a.parsed - b.parsed, a.trips - b.trips}
}

func (a tally) times(x float64) tally {
	return tally{a.statements * x, a.parsed * x, a.trips * x}
}

// measureStatements counts what the program asks of Postgres for each thing.
// These figures are the same on a busy machine.
func (b *bench) measureStatements(ctx context.Context) (err error) {
	tap, err := newTap(ctx, b.db.url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tap.close()) }()
	direct := b.site
	if err := direct.end(syscall.SIGTERM); err != nil {
		return err
	}
	b.site = newSite(b.program, b.dir, nil, "DATABASE_URL="+tap.url)
	b.site.address = direct.address
	if _, err := b.restart(ctx); err != nil {
		return err
	}
	board, err := newBoard(ctx, b.site, b.people, b.sizes[0])
	if err != nil {
		return err
	}
	idle, err := tap.during(ctx, 4*b.quiet, func() error { return nil })
	if err != nil {
		return err
	}
	idle = idle.times(1 / (4 * b.quiet.Seconds())) // a second
	t := table{title: "What is asked of Postgres"}
	t.row("for each", "statements", "plans made", "round trips")
	tell := func(name string, n int, act func() error) error {
		began := time.Now()
		sum, err := tap.during(ctx, b.quiet, act)
		if err != nil {
			return err
		}
		each := sum.minus(idle.times(time.Since(began).Seconds())).times(1 / float64(n))
		t.row(name, number(each.statements), number(each.parsed), number(each.trips))
		return nil
	}
	if err := tell("move", b.moves, func() error { return b.miss(ctx, board, b.moves) }); err != nil {
		return err
	}
	var fleet *fleet
	err = tell("socket that watches a board, up to date", b.sockets, func() (err error) {
		if fleet, err = newFleet(ctx, b.harbour(board), b.sockets, board.seq); err == nil {
			_, err = fleet.caughtUp(ctx, board.seq)
		}
		return err
	})
	if err != nil {
		return err
	}
	err = tell("move that all of them get", b.missed, func() error {
		if err := b.miss(ctx, board, b.missed); err != nil {
			return err
		}
		_, err := fleet.caughtUp(ctx, board.seq)
		return err
	})
	if err = errors.Join(err, fleet.close()); err != nil {
		return err
	}
	err = tell("socket that has missed some changes", b.sockets, func() error {
		late, err := newFleet(ctx, b.harbour(board), b.sockets, board.seq-int64(b.missed))
		if err != nil {
			return err
		}
		_, err = late.caughtUp(ctx, board.seq)
		return errors.Join(err, late.close())
	})
	if err != nil {
		return err
	}
	t.notes = []string{"Less what is asked without a reason: " + number(idle.statements) + " statements a second."}
	t.write(b.out)
	if err := b.site.end(syscall.SIGTERM); err != nil {
		return err
	}
	b.site = direct
	return b.site.start(ctx)
}

// during counts what is asked while something is done, and for a while after.
func (t *tap) during(ctx context.Context, after time.Duration, act func() error) (tally, error) {
	before := t.tally()
	if err := act(); err != nil {
		return tally{}, err
	}
	err := sleep(ctx, after)
	return t.tally().minus(before), err
}
