//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"
)

// stage is something that changes and is watched: a board, or the floor.
type stage struct {
	name    string
	meter   meter
	harbour harbour
	head    int64                                    // the number of the last change
	open    func(context.Context) (io.Closer, error) // the way on which they are asked for
	// change makes one; seq is its number, sent when it was asked for.
	change func(after int64) (seq int64, sent time.Time, err error)

	middle, last                figure // from the request to the viewers, ms: p50 and p99
	answer                      figure // from the request to its answer, ms: p50
	server, postgres, generator figure // CPU ms a change
	others                      figure
}

func (s *stage) note(used usage, changes int) {
	each := time.Duration(changes) * time.Millisecond
	s.server.addTime(used.server, each)
	s.postgres.addTime(used.postgres, each)
	s.generator.addTime(used.generator, each)
	s.others.add(used.others())
}

// delays gives how long each change took to each viewer, sorted. sent is when
// the changes were asked for.
func (f *fleet) delays(sent []time.Time) []time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := make([]time.Duration, 0, len(sent)*len(f.viewers))
	for i, arrivals := range f.arrivals {
		from := sent[i].Sub(f.began)
		for _, at := range arrivals {
			all = append(all, at-from)
		}
	}
	slices.Sort(all)
	return all
}

// tellSockets prints what the stages have come to, the floor being the last.
func (b *bench) tellSockets(stages []*stage) {
	t := table{title: fmt.Sprintf("From a move's request to each of %d sockets on the board", b.sockets)}
	t.row("", "p50, ms", "p99, ms", "answer p50, ms", "server CPU, ms", "Postgres CPU, ms", "generator CPU, ms", "others, %")
	for _, s := range stages {
		t.row(s.name, s.middle.String(), s.last.String(), s.answer.String(), s.server.String(), s.postgres.String(),
			s.generator.String(), s.others.String())
	}
	floor := stages[len(stages)-1]
	for _, s := range stages[:len(stages)-1] {
		t.row(s.name+", of the floor", ratio(s.middle, floor.middle), ratio(s.last, floor.last), "", ratio(s.server, floor.server))
	}
	t.row("Focalboard", "18", "39")
	t.row("Planka", "30", "50")
	t.row("aim", "9", "19.5")
	t.notes = append(t.notes, fmt.Sprintf("%d moves a round, one every %v in the mean. CPU is per move. The floor has one goroutine "+
		"read and one write each socket, with the same library and settings.", b.moves, b.pace))
	t.write(b.out)
}
