//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"syscall"
	"time"
)

// comeback is a way in which all clients come back to a server that was
// restarted.
type comeback struct {
	name   string
	signal syscall.Signal // what ended it
	app    bool           // the clients are the app's own, which spread; else all come in one moment
	missed int            // changes that are made before they can be back

	took, half                          figure // until all have everything, and half of them, s
	server, postgres, generator, others figure // CPU ms a client
	refused                             figure // tries that failed
}

// returning is what can be asked of clients, whatever they are.
type returning interface {
	// caughtUp waits until all have everything up to a change, and gives when
	// each of them had.
	caughtUp(ctx context.Context, seq int64) ([]time.Time, error)
	close() error
}

// measureReconnect measures how long it takes until everybody is back.
func (b *bench) measureReconnect(ctx context.Context) error {
	ways := []*comeback{
		{name: "stopped; all come in one moment", signal: syscall.SIGTERM},
		{name: "killed; all come in one moment", signal: syscall.SIGKILL, missed: b.missed},
		{name: "stopped; the app's own clients", signal: syscall.SIGTERM, app: true},
		{name: "killed; the app's own clients", signal: syscall.SIGKILL, app: true, missed: b.missed},
	}
	if _, err := b.restart(ctx); err != nil {
		return err
	}
	board, err := newBoard(ctx, b.site, b.people, b.sizes[len(b.sizes)-1])
	if err != nil {
		return err
	}
	for range b.rounds {
		for _, way := range ways {
			if err := b.comeBack(ctx, board, way); err != nil {
				return fmt.Errorf("%s: %w", way.name, err)
			}
			b.note("%s: %s s", way.name, way.took)
		}
	}
	t := table{title: fmt.Sprintf("%d clients come back after a restart", b.sockets)}
	t.row("the server is", "changes missed", "half are back after, s", "all are, s", "tries refused", "server CPU, ms",
		"Postgres CPU, ms", "generator CPU, ms", "others, %")
	for _, w := range ways {
		t.row(w.name, fmt.Sprint(w.missed), w.half.String(), w.took.String(), w.refused.String(), w.server.String(), w.postgres.String(),
			w.generator.String(), w.others.String())
	}
	t.notes = []string{"A client is back when it watches the board again and has every change. Counted from the moment when the new " +
		"server answers: to those who all come in one moment when the changes that they miss have been made, to the app's own clients, " +
		"which have been trying since the old one went, before they are. CPU is per client."}
	t.write(b.out)
	return nil
}

// comeBack is one round of one way.
func (b *bench) comeBack(ctx context.Context, board *board, way *comeback) (err error) {
	tries := &tries{}
	clients, release, err := b.clients(ctx, board, way, tries)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, clients.close()) }()
	if _, err := clients.caughtUp(ctx, board.seq); err != nil {
		return err
	}
	if err := newMeter(b.site.pid(), b.db.postmaster).rest(ctx, b.quiet); err != nil {
		return err
	}
	tries.reset()
	if err := b.site.end(way.signal); err != nil {
		return err
	}
	if err := b.site.start(ctx); err != nil {
		return err
	}
	if !way.app { // nobody is on the way yet
		if err := b.miss(ctx, board, way.missed); err != nil {
			return err
		}
	}
	m := newMeter(b.site.pid(), b.db.postmaster)
	before, err := m.read()
	if err != nil {
		return err
	}
	ready := time.Now()
	release()
	if way.app {
		if err := b.miss(ctx, board, way.missed); err != nil {
			return err
		}
	}
	back, err := clients.caughtUp(ctx, board.seq)
	if err != nil {
		return errors.Join(err, tries.last())
	}
	used, err := m.since(before)
	if err != nil {
		return err
	}
	slices.SortFunc(back, time.Time.Compare)
	way.half.addTime(max(0, back[len(back)/2].Sub(ready)), time.Second)
	way.took.addTime(max(0, back[len(back)-1].Sub(ready)), time.Second)
	way.refused.add(float64(tries.count()))
	each := time.Duration(b.sockets) * time.Millisecond
	way.server.addTime(used.server, each)
	way.postgres.addTime(used.postgres, each)
	way.generator.addTime(used.generator, each)
	way.others.add(used.others())
	return nil
}

// clients opens all of a round. release lets those come back that don't do so
// by themselves.
func (b *bench) clients(ctx context.Context, board *board, way *comeback, tries *tries) (_ returning, release func(), err error) {
	if way.app {
		c, err := newCrowd(ctx, b.site, b.people, board, b.sockets, tries)
		return c, func() {}, err
	}
	f, err := newFleet(ctx, b.harbour(board), b.sockets, board.seq)
	if err != nil {
		return nil, nil, err
	}
	f.mayLose()
	return f, func() {
		for i := range f.viewers {
			go func() {
				for ctx.Err() == nil {
					err := f.dial(ctx, i)
					if err == nil {
						return
					}
					tries.failed(err)
					_ = sleep(ctx, 10*time.Millisecond) // ctx is looked at above
				}
			}()
		}
	}, nil
}

// miss makes the changes that the clients have to catch up with.
func (b *bench) miss(ctx context.Context, board *board, n int) error {
	if n == 0 {
		return nil
	}
	m := newMover(b.site, b.people[0].token, board, 0, 1)
	err := m.open(ctx)
	if err != nil {
		return err
	}
	for range n {
		if board.seq, _, _, err = m.move(); err != nil {
			break
		}
	}
	return errors.Join(err, m.Close())
}
