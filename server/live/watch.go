package live

import (
	"context"
	"fmt"
	"slices"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

var membershipEnded = closing{shared.CloseMembershipEnded, "membership ended"}

// answer does what a frame asks for.
func (v *viewer) answer(m message) error {
	if m.kind == websocket.PingMessage {
		return v.write(control(websocket.PongMessage, m.data))
	}
	asked, wrong, fatal := decode(m)
	switch {
	case fatal != nil:
		return fatal
	case wrong != nil:
		return v.refuse(wrong)
	case asked.Unwatch != nil:
		if w := v.watching(asked.Unwatch.Board); w != nil {
			v.unwatch(w)
		}
		return nil
	case asked.Presence != nil:
		return v.stand(*asked.Presence)
	default:
		return v.watch(*asked.Watch)
	}
}

// watch begins with entering the room, and only then reads the log: what
// happens in between is in both, and is sent once. What the room has anyway
// isn't read. Watching again goes on from another since.
func (v *viewer) watch(asked shared.Watch) error {
	w := v.watching(asked.Board)
	before := w != nil
	switch {
	case !shared.ValidID(asked.Board):
		return v.refuse(shared.NotFound(""))
	case asked.Since < 0:
		return v.refuse(shared.Invalid("since", "must not be negative"))
	case !before && len(v.watches) >= mostBoards:
		return v.refuse(shared.Invalid("board", fmt.Sprintf("must not be more than the %d that one socket can watch", mostBoards)))
	}
	v.worker.wait()
	if !before {
		w = v.enter(asked.Board)
	}
	w.sent = asked.Since
	found := w.room.lead(asked.Since)
	defer found()
	have := asked.Since
	recent, _ := w.room.lately.Load().after(have)
	if len(recent) > 0 {
		have = recent[len(recent)-1].seq
	}
	page, err := v.page(w, have)
	if err == nil && asked.Since < w.eye.Start {
		return v.resync(w)
	}
	if shared.CodeOf(err) == shared.CodeNotFound && !before {
		v.unwatch(w)
		return v.refuse(err)
	}
	if err != nil {
		return v.unread(w, err)
	}
	frames, err := pageFrames(page, have)
	if err != nil {
		return v.failed(w, err)
	}
	w.room.know(page.Seq, frames)
	found()
	if err := v.say(shared.FromServer{Watching: &shared.Watching{Board: asked.Board, Seq: page.Seq}}); err != nil {
		return err
	}
	if err := v.deliver(w, recent); err != nil || v.watching(asked.Board) != w {
		return err
	}
	return v.catchUp(w, page.Seq, frames)
}

// catchUp sends what the log gives, until the room has what comes next.
func (v *viewer) catchUp(w *watch, head int64, frames []frame) error {
	for {
		if err := v.deliver(w, frames); err != nil || v.watching(w.room.board) != w {
			return err
		}
		if _, reaches := w.room.lately.Load().after(w.sent); reaches && w.sent >= head {
			w.room.arrived(w)
			return nil
		}
		page, err := v.page(w, w.sent)
		switch {
		case err != nil:
			return v.unread(w, err)
		case w.sent < w.eye.Start:
			return v.resync(w)
		}
		if frames, err = pageFrames(page, w.sent); err == nil && len(frames) == 0 {
			err = fmt.Errorf("the log ends at %d, and there was more", w.sent)
		}
		if err != nil {
			return v.failed(w, err)
		}
		head = page.Seq
		w.room.know(head, frames)
	}
}

// pageFrames are the changes of a page of the log after since.
func pageFrames(page shared.Changes, since int64) ([]frame, error) {
	frames := make([]frame, len(page.Changes))
	for i, change := range page.Changes {
		if want := since + 1 + int64(i); change.Seq != want {
			return nil, fmt.Errorf("the log gives change %d in place of %d", change.Seq, want)
		}
		var err error
		if frames[i], err = changeFrame(change); err != nil {
			return nil, err
		}
	}
	return frames, nil
}

// bring sends what the room has for the viewer.
func (v *viewer) bring(w *watch) error {
	frames, reaches := w.room.lately.Load().after(w.sent)
	if !reaches { // it comes back, and resumes
		return closing{codeTryAgain, "too slow"}
	}
	if err := v.deliver(w, frames); err != nil || v.watching(w.room.board) != w {
		return err
	}
	return v.tell(w)
}

// page reads the log, and what of it the viewer may be told.
func (v *viewer) page(w *watch, since int64) (page shared.Changes, err error) {
	ctx, cancel := context.WithTimeout(v.hub.ending, logPatience)
	defer cancel()
	page, eye, err := v.hub.log.Page(ctx, v.User, w.room.board, since)
	if err == nil {
		w.eye = eye
	}
	return page, err
}

// unread does what there is to do when the log of a board gives no page.
func (v *viewer) unread(w *watch, err error) error {
	switch shared.CodeOf(err) {
	case shared.CodeNotFound:
		return membershipEnded
	case shared.CodeGone:
		return v.resync(w)
	}
	return v.failed(w, err)
}

// resync has the browser fetch the board.
func (v *viewer) resync(w *watch) error {
	v.unwatch(w)
	return v.say(shared.FromServer{Resync: &shared.Unwatch{Board: w.room.board}})
}

// failed ends the socket when the log can't be read: the browser comes back
// and tries again, with growing pauses.
func (v *viewer) failed(w *watch, err error) error {
	if v.hub.ending.Err() == nil {
		v.hub.logger.Warn("a board's changes not read for a socket", "board", w.room.board, "error", err)
	}
	return closing{codeTryAgain, "try again"}
}

func (v *viewer) refuse(err error) error {
	p := v.Problem(err)
	return v.say(shared.FromServer{Problem: &p})
}

func (v *viewer) watching(board shared.BoardID) *watch {
	for _, w := range v.watches {
		if w.room.board == board {
			return w
		}
	}
	return nil
}

func (v *viewer) enter(board shared.BoardID) *watch {
	w := &watch{viewer: v}
	w.room = v.hub.enter(board, func(r *room) { r.watches[w] = struct{}{} })
	v.watches = append(v.watches, w)
	return w
}

func (v *viewer) unwatch(w *watch) {
	v.watches = slices.DeleteFunc(v.watches, func(other *watch) bool { return other == w })
	v.hub.leave(w.room, func() { w.room.left(w) })
}
