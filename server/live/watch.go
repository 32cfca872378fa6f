package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"incharge/shared"
)

var membershipEnded = closing{shared.CloseMembershipEnded, "membership ended"}

// answer does what a frame asks for.
func (v *viewer) answer(ctx context.Context, r request) error {
	switch {
	case r.err != nil:
		return v.refuse(r.err)
	case r.Unwatch != nil:
		v.unwatch(r.Unwatch.Board)
		return nil
	default:
		return v.watch(ctx, *r.Watch)
	}
}

// watch begins with news of the board coming into the queue, and only then
// reads the log: what happens in between is in both, and deliver drops what it
// has sent. Watching again goes on from another since.
func (v *viewer) watch(ctx context.Context, w shared.Watch) error {
	_, before := v.sent[w.Board]
	switch {
	case !shared.ValidID(w.Board):
		return v.refuse(shared.NotFound(""))
	case w.Since < 0:
		return v.refuse(shared.Invalid("since", "must not be negative"))
	case !before && len(v.sent) >= mostBoards:
		return v.refuse(shared.Invalid("board", fmt.Sprintf("must not be more than the %d that one socket can watch", mostBoards)))
	}
	v.hub.join(v, w.Board)
	v.sent[w.Board] = w.Since
	page, err := v.page(ctx, w.Board, w.Since)
	if shared.CodeOf(err) == shared.CodeNotFound && !before {
		v.unwatch(w.Board)
		return v.refuse(err)
	}
	if err != nil {
		return v.unread(w.Board, err)
	}
	if err := v.encode(shared.FromServer{Watching: &shared.Watching{Board: w.Board, Seq: page.Seq}}); err != nil {
		return err
	}
	return v.catchUp(ctx, w.Board, page)
}

// deliver sends news if it is the next change, and what is in between from the
// log if it is a later one.
func (v *viewer) deliver(ctx context.Context, n news) error {
	sent, watching := v.sent[n.board]
	switch {
	case !watching || n.seq <= sent:
		return nil
	case slices.Contains(n.removed, v.User):
		return membershipEnded
	case n.frame != nil && n.seq == sent+1:
		v.sent[n.board] = n.seq
		return v.send(n.frame)
	}
	page, err := v.page(ctx, n.board, sent)
	if err != nil {
		return v.unread(n.board, err)
	}
	return v.catchUp(ctx, n.board, page)
}

// catchUp sends a page of the log, and the pages after it.
func (v *viewer) catchUp(ctx context.Context, board shared.BoardID, page shared.Changes) error {
	for {
		for _, change := range page.Changes {
			if want := v.sent[board] + 1; change.Seq != want {
				return v.failed(board, fmt.Errorf("the log gives change %d in place of %d", change.Seq, want))
			}
			if err := v.encode(shared.FromServer{Change: &change}); err != nil {
				return err
			}
			v.sent[board] = change.Seq
		}
		if v.sent[board] >= page.Seq || len(page.Changes) == 0 {
			return nil
		}
		var err error
		if page, err = v.page(ctx, board, v.sent[board]); err != nil {
			return v.unread(board, err)
		}
	}
}

func (v *viewer) page(ctx context.Context, board shared.BoardID, since int64) (shared.Changes, error) {
	ctx, cancel := context.WithTimeout(ctx, logPatience)
	defer cancel()
	return v.Log.Changes(ctx, v.User, board, since)
}

// unread does what there is to do when the log of a board gives no page.
func (v *viewer) unread(board shared.BoardID, err error) error {
	switch shared.CodeOf(err) {
	case shared.CodeNotFound:
		return membershipEnded
	case shared.CodeGone:
		return v.resync(board)
	}
	return v.failed(board, err)
}

// resync tells that the browser has to fetch the board, and watches no more.
func (v *viewer) resync(board shared.BoardID) error {
	v.unwatch(board)
	return v.encode(shared.FromServer{Resync: &shared.Unwatch{Board: board}})
}

func (v *viewer) unwatch(board shared.BoardID) {
	v.hub.leave(v, board)
	delete(v.sent, board)
}

func (v *viewer) refuse(err error) error {
	p := v.Problem(err)
	return v.encode(shared.FromServer{Problem: &p})
}

// failed ends the socket when the log can't be read: the browser comes back
// and tries again, with growing pauses.
func (v *viewer) failed(board shared.BoardID, err error) error {
	v.hub.log.Warn("a board's changes not read for a socket", "board", board, "error", err)
	return closing{codeTryAgain, "try again"}
}

func (v *viewer) encode(frame shared.FromServer) error {
	data, err := json.Marshal(frame)
	if err != nil {
		return v.failed("", fmt.Errorf("encode a frame: %w", err))
	}
	return v.send(data)
}
