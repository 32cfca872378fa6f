package live

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"incharge/shared"
)

const (
	pollEvery    = 3 * time.Second
	pollPatience = 10 * time.Second
	pollAtOnce   = 2000 // boards in one query
)

// Run does what comes with time, until ctx ends: it closes the sockets whose
// session has ended on another server or by itself, sends away who has gone without a
// word, and makes up for what the bus loses.
func (h *Hub) Run(ctx context.Context, sessions Sessions) {
	var all sync.WaitGroup
	all.Go(func() { every(ctx, checkEvery, func() { h.Check(ctx, sessions) }) })
	all.Go(func() { h.checkDoubted(ctx, sessions) })
	all.Go(func() { every(ctx, sweepEvery, func() { h.sweep(time.Now()) }) })
	all.Go(func() { every(ctx, tellAgain, h.repeat) })
	all.Go(func() { h.pollAll(ctx) })
	all.Wait()
}

func every(ctx context.Context, d time.Duration, do func()) {
	ticker := time.NewTicker(d)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			do()
		case <-ctx.Done():
			return
		}
	}
}

// pollAll asks the log where the boards of this server's rooms are: again and
// again, and at once when the bus is back.
func (h *Hub) pollAll(ctx context.Context) {
	answered := true
	for {
		select {
		case <-time.After(h.poll*4/5 + rand.N(h.poll*2/5+1)): // #nosec G404 -- servers started together don't ask together
		case <-h.missed:
			h.repeat()
		case <-ctx.Done():
			return
		}
		err := h.pollOnce(ctx)
		if err != nil && answered && ctx.Err() == nil {
			h.logger.WarnContext(ctx, "the log doesn't tell where boards are", "error", err)
		}
		answered = err == nil
	}
}

func (h *Hub) pollOnce(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, pollPatience)
	defer cancel()
	var boards []shared.BoardID
	for _, r := range h.all() {
		if shared.ValidID(r.board) { // a call may wait for anything until it is refused
			boards = append(boards, r.board)
		}
	}
	for some := range slices.Chunk(boards, pollAtOnce) {
		heads, err := h.log.Heads(ctx, some)
		if err != nil {
			return err
		}
		for board, head := range heads {
			h.Advanced(board, head)
		}
	}
	return nil
}

// sweep sends away, here and on other servers, who has not been heard of.
func (h *Hub) sweep(now time.Time) {
	for _, r := range h.all() {
		r.lapsed(now)
	}
	for _, board := range h.abroad.lapsed(now) {
		h.stir(board)
	}
}

// repeat tells the other servers who is here.
func (h *Hub) repeat() {
	for _, r := range h.all() {
		r.repeat()
	}
}
