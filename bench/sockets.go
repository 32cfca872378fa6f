//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// measureSockets measures how long a move takes to all who watch the board.
func (b *bench) measureSockets(ctx context.Context) (err error) {
	m, err := b.restart(ctx)
	if err != nil {
		return err
	}
	var stages []*stage
	size := 0
	sights := []string{""}
	if b.theirs {
		sights = []string{", all see all", ", each sees theirs"}
	}
	for _, cards := range b.sizes {
		for i, sight := range sights {
			board, err := newBoard(ctx, b.site, b.people, cards)
			if err == nil && b.theirs {
				err = board.deal(ctx, b.site, b.people, i == 1)
			}
			if err != nil {
				return err
			}
			mover := newMover(b.site, b.people[0].token, board, 0, 1)
			stages = append(stages, &stage{name: fmt.Sprint("board of ", cards, " cards", sight), meter: m, harbour: b.harbour(board),
				head: board.seq, open: func(ctx context.Context) (io.Closer, error) { return mover, mover.open(ctx) },
				change: func(int64) (seq int64, sent time.Time, err error) {
					seq, size, sent, err = mover.move()
					return seq, sent, err
				}})
		}
	}
	floor, bare, err := b.floor(ctx, &size)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, floor.end(syscall.SIGTERM)) }()
	stages = append(stages, bare)
	for round := range b.rounds {
		for _, s := range stages {
			if err := b.watched(ctx, s); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
		b.note("round %d: %s", round+1, stages[0].middle)
	}
	b.tellSockets(stages)
	return nil
}

// floor starts the floor. Its changes are as large as the last move was.
func (b *bench) floor(ctx context.Context, size *int) (*site, *stage, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	dir, err := os.MkdirTemp(b.dir, "floor")
	if err != nil {
		return nil, nil, err
	}
	s := newSite(self, dir, []string{floorCommand})
	if err := s.start(ctx); err != nil {
		return nil, nil, err
	}
	var l *line
	return s, &stage{name: "bare sockets, no server behind them", meter: newMeter(s.pid(), 0),
		harbour: harbour{url: "ws://" + s.address + "/live"},
		open: func(ctx context.Context) (_ io.Closer, err error) {
			l, err = dialLine(ctx, s, "")
			return l, err
		},
		change: func(after int64) (int64, time.Time, error) {
			text := `{"change":{"seq":` + strconv.FormatInt(after+1, 10) + `,"filler":"`
			_, sent, err := l.do("POST", "/publish", []byte(text+strings.Repeat("x", max(*size-len(text)-3, 0))+`"}}`))
			return after + 1, sent, err
		}}, nil
}

// watched is one round: the sockets open, changes come, the sockets close.
func (b *bench) watched(ctx context.Context, s *stage) (err error) {
	fleet, err := newFleet(ctx, s.harbour, b.sockets, s.head)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, fleet.close()) }()
	if _, err := fleet.caughtUp(ctx, s.head); err != nil {
		return err
	}
	if err := s.meter.rest(ctx, b.quiet); err != nil {
		return err
	}
	line, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer line.Close()
	fleet.keep(s.head, b.moves)
	before, err := s.meter.read()
	if err != nil {
		return err
	}
	sent := make([]time.Time, b.moves)
	var answers []time.Duration
	for i := range b.moves {
		// Not in step with anything that happens at intervals.
		if err := sleep(ctx, b.pace/2+rand.N(b.pace)); err != nil { // #nosec G404 -- load to measure with, nothing to guess
			return err
		}
		seq, at, err := s.change(s.head)
		if err != nil {
			return err
		}
		answers = append(answers, time.Since(at))
		if seq != s.head+1 {
			return fmt.Errorf("change %d follows %d", seq, s.head)
		}
		s.head, sent[i] = seq, at
	}
	if _, err := fleet.caughtUp(ctx, s.head); err != nil {
		return err
	}
	used, err := s.meter.since(before)
	if err != nil {
		return err
	}
	s.note(used, b.moves)
	delays := fleet.delays(sent)
	s.middle.addTime(percentile(delays, 50), time.Millisecond)
	s.last.addTime(percentile(delays, 99), time.Millisecond)
	slices.Sort(answers)
	s.answer.addTime(percentile(answers, 50), time.Millisecond)
	return nil
}
