//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"incharge/shared"
)

// memory is what a server holds, in bytes.
type memory struct{ resident, heap, stacks float64 }

// measureMemory measures what a socket costs that watches a board on which
// nothing happens.
func (b *bench) measureMemory(ctx context.Context) error {
	var resident, heap, stacks, bare figure
	for range b.rounds {
		if _, err := b.restart(ctx); err != nil {
			return err
		}
		board, err := newBoard(ctx, b.site, b.people, 100)
		if err != nil {
			return err
		}
		if err := b.use(ctx, board); err != nil {
			return err
		}
		each, err := b.perSocket(ctx, b.site, b.harbour(board), board.seq)
		if err != nil {
			return err
		}
		resident.add(each.resident / 1024)
		heap.add(each.heap / 1024)
		stacks.add(each.stacks / 1024)
		if each, err = b.perSocketOfFloor(ctx); err != nil {
			return err
		}
		bare.add(each.resident / 1024)
		b.note("%s KiB", resident)
	}
	t := table{title: fmt.Sprintf("Memory of an idle socket, of %d", b.sockets)}
	t.row("", "resident, KiB", "heap in use, KiB", "stacks in use, KiB")
	t.row("Incharge", resident.String(), heap.String(), stacks.String())
	t.row("bare sockets", bare.String())
	t.row("Focalboard", "32")
	t.row("Planka", "200")
	t.row("aim", "16")
	t.notes = []string{"What the process has more of, divided by the sockets, each time after the garbage is collected. The server has been in use before. The kernel's buffers are not in it."}
	t.write(b.out)
	return nil
}

// use has everybody read the board at once, so that the server holds what it
// holds anyway: all its connections to Postgres, foremost.
func (b *bench) use(ctx context.Context, board *board) error {
	errs := make([]error, len(b.people))
	var reading sync.WaitGroup
	for i, person := range b.people {
		reading.Go(func() {
			l, err := dialLine(ctx, b.site, person.token)
			for range 20 {
				if err == nil {
					_, _, err = l.do("GET", shared.Prefix+"/boards/"+string(board.id), nil)
				}
			}
			if l != nil {
				err = errors.Join(err, l.Close())
			}
			errs[i] = err
		})
	}
	reading.Wait()
	return errors.Join(errs...)
}

func (b *bench) perSocketOfFloor(ctx context.Context) (each memory, err error) {
	s, stage, err := b.floor(ctx, new(int))
	if err != nil {
		return memory{}, err
	}
	defer func() { err = errors.Join(err, s.end(syscall.SIGTERM)) }()
	return b.perSocket(ctx, s, stage.harbour, 0)
}

func (b *bench) perSocket(ctx context.Context, s *site, to harbour, head int64) (each memory, err error) {
	before, err := b.settled(ctx, s)
	if err != nil {
		return each, err
	}
	fleet, err := newFleet(ctx, to, b.sockets, head)
	if err != nil {
		return each, err
	}
	defer func() { err = errors.Join(err, fleet.close()) }()
	if _, err := fleet.caughtUp(ctx, head); err != nil {
		return each, err
	}
	after, err := b.settled(ctx, s)
	n := float64(b.sockets)
	return memory{(after.resident - before.resident) / n, (after.heap - before.heap) / n, (after.stacks - before.stacks) / n}, err
}

// settled is what a server holds when its garbage is collected and what is
// free has been given back: when three looks in a row find no less.
func (b *bench) settled(ctx context.Context, s *site) (memory, error) {
	l, err := dialLine(ctx, s, metricsToken)
	if err != nil {
		return memory{}, err
	}
	defer l.Close() //nolint:errcheck // read only
	var least memory
	for same := 0; same < 3; same++ {
		if err := collect(l); err != nil {
			return memory{}, err
		}
		if err := sleep(ctx, b.quiet/2); err != nil {
			return memory{}, err
		}
		m, err := hold(l, s)
		if err != nil {
			return memory{}, err
		}
		if least.resident == 0 || m.resident < least.resident*0.995 {
			least, same = m, 0
		}
	}
	return least, nil
}

// collect asks for so little so often that the server collects its garbage
// three times, after which the pools are empty, too.
func collect(l *line) error {
	text, err := metrics(l)
	if err != nil {
		return err
	}
	first, err := metric(text, "go_gc_duration_seconds_count")
	if err != nil {
		return err
	}
	for range 1000 {
		for range 100 {
			if _, _, err := l.do("GET", "/healthz", nil); err != nil {
				return err
			}
		}
		if text, err = metrics(l); err != nil {
			return err
		}
		if now, err := metric(text, "go_gc_duration_seconds_count"); err != nil || now >= first+3 {
			return err
		}
	}
	return errors.New("the server doesn't collect its garbage")
}

func hold(l *line, s *site) (m memory, err error) {
	resident, err := residentOf(s.pid())
	if err != nil {
		return m, err
	}
	text, err := metrics(l)
	if err != nil {
		return m, err
	}
	m.resident = float64(resident)
	if m.heap, err = metric(text, "go_memstats_heap_inuse_bytes"); err != nil {
		return m, err
	}
	m.stacks, err = metric(text, "go_memstats_stack_inuse_bytes")
	return m, err
}

func metrics(l *line) (string, error) {
	text, _, err := l.do("GET", "/metrics", nil)
	return string(text), err
}

// metric finds a number in what Prometheus would read.
func metric(text, name string) (float64, error) {
	for line := range strings.Lines(text) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, fmt.Errorf("no metric %s", name)
}
