package live

import (
	"context"
	"math/rand/v2"
	"time"

	"incharge/shared"
)

// How long to wait before the log is read again after it couldn't be.
const (
	firstPause = 50 * time.Millisecond
	mostPause  = 5 * time.Second
)

// follow reads the log for the viewers if it has more than they have; the
// room's lock is held.
func (r *room) follow() {
	if l := r.lately.Load(); l == nil || r.heard <= l.head || r.reading {
		return
	}
	r.reading = true
	r.hub.serving.Add(1) // before the last viewer is released: it is in this room
	go r.read()
}

// read reads until the viewers have all that was heard of.
func (r *room) read() {
	defer r.hub.serving.Done()
	for pause := firstPause; ; {
		since, heard, behind := r.behind()
		if !behind {
			return
		}
		err := r.readPage(since, heard)
		code := shared.CodeOf(err)
		switch {
		case err == nil:
			pause = firstPause
			continue
		case r.hub.ending.Err() != nil:
			continue
		case code == shared.CodeGone || code == shared.CodeNotFound:
			r.skip()
			continue
		}
		r.hub.logger.Warn("a board's changes not read", "board", r.board, "error", err)
		select {
		case <-time.After(pause/2 + rand.N(pause)): // #nosec G404 -- spreads waits out; nobody gains by guessing it
		case <-r.hub.ending.Done():
		}
		pause = min(2*pause, mostPause)
	}
}

func (r *room) readPage(since, heard int64) error {
	ctx, cancel := context.WithTimeout(r.hub.ending, logPatience)
	defer cancel()
	page, err := r.hub.log.Feed(ctx, r.board, since)
	if err != nil {
		return err
	}
	return r.extend(page, heard)
}

// behind tells what there is to read; if it is nothing, the reading has ended.
func (r *room) behind() (since, heard int64, behind bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if l := r.lately.Load(); l != nil && r.heard > l.head && r.hub.ending.Err() == nil {
		return l.head, r.heard, true
	}
	r.reading = false
	return 0, 0, false
}

// skip gives up where the log begins later, or the board is gone: the viewers
// are cut off, and are told when they come back.
func (r *room) skip() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lately.Store(nil)
	r.heard, r.known = 0, nil
	for w := range r.watches {
		w.viewer.end(closing{codeTryAgain, "try again"})
	}
}
