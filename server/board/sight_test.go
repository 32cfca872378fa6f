package board

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"incharge/server/board/boardtest"
	"incharge/shared"
)

// seer is somebody on the board who sees all of it.
func (b *bench) seer(t tester) shared.UserID {
	t.Helper()
	var seer shared.UserID
	err := b.db.NewRaw(`SELECT user_id FROM members WHERE board_id = ? AND role = 'supervisor' ORDER BY user_id LIMIT 1`, b.board).Scan(t.Context(), &seer)
	if err != nil {
		t.Fatal(err)
	}
	return seer
}

// whole is a change as those get it who see all.
func (b *bench) whole(t tester, seq int64) shared.Change {
	t.Helper()
	page, _, err := b.Page(t.Context(), b.seer(t), b.board, seq-1)
	if err != nil {
		t.Fatal(err)
	}
	return page.Changes[0]
}

// follower is one person's browser: what it has been told so far.
type follower struct {
	*bench
	user  shared.UserID
	known *shared.State // nil: not a member when it looked last
}

type followers struct {
	each []*follower
	sights
}

// sights is what has come and gone.
type sights struct {
	anew          int // times that a board had to be read anew
	shown, hidden int // cards that came into sight or went out of it
}

func (b *bench) followers(t tester) *followers {
	f := &followers{}
	for _, user := range []shared.UserID{b.supervisor, b.pic, b.observer} {
		one := &follower{bench: b, user: user}
		one.readAnew(t)
		f.each = append(f.each, one)
	}
	return f
}

func (f *follower) readAnew(t tester) {
	t.Helper()
	snapshot, err := f.Snapshot(t.Context(), f.user, f.board)
	if shared.CodeOf(err) == shared.CodeNotFound {
		f.known = nil
		return
	}
	details, err2 := f.Details(t.Context(), f.user, f.board)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	f.known = shared.NewState(snapshot)
	if !f.known.LearnAll(details) {
		t.Fatal("the details of now are of no use")
	}
}

// told holds the answer to a command against what its sender reads of it.
func (f *followers) told(t tester, actor shared.UserID, change shared.Change) {
	t.Helper()
	b := f.each[0].bench
	page, err := b.Changes(t.Context(), actor, b.board, change.Seq-1)
	switch code := shared.CodeOf(err); {
	case err == nil:
		wantSame(t, "the answer to a "+change.Type+" and what its sender reads", change, page.Changes[0])
	case code == shared.CodeGone && !change.Trimmed, code != shared.CodeGone && code != shared.CodeNotFound:
		t.Fatalf("%s: %v, and the answer was %+v", change.Type, err, change)
	}
	f.hidden += len(change.Hidden)
}

// some brings a few of the followers up to date.
func (f *followers) some(r *rapid.T, board *shared.State) {
	for _, one := range f.each {
		if rapid.IntRange(0, 2).Draw(r, "follows") == 0 {
			f.follow(r, one, board)
		}
	}
}

func (f *followers) all(r *rapid.T, board *shared.State) {
	for _, one := range f.each {
		f.follow(r, one, board)
	}
}

// follow brings a follower up to date by the log and holds what they have then
// against what a fresh reader gets. board is all there is.
func (f *followers) follow(t tester, one *follower, board *shared.State) {
	t.Helper()
	if one.known == nil {
		one.readAnew(t)
		return
	}
	page, err := one.Changes(t.Context(), one.user, one.board, one.known.Seq)
	if code := shared.CodeOf(err); code == shared.CodeGone || code == shared.CodeNotFound {
		f.anew++
		one.readAnew(t)
		return
	} else if err != nil {
		t.Fatal(err)
	}
	me, _ := board.Member(one.user)
	for i, change := range page.Changes {
		if change.Seq != one.known.Seq+1 {
			t.Fatalf("change %d has number %d behind %d", i, change.Seq, one.known.Seq)
		}
		f.shown, f.hidden = f.shown+len(change.Shown), f.hidden+len(change.Hidden)
		wantOnlyVisible(t, me, board.Board().Settings, change)
		one.known.Apply(change)
		one.known.Apply(change) // twice does no harm
	}
	snapshot, err := one.Snapshot(t.Context(), one.user, one.board)
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "what was followed and a fresh reading", one.known.Snapshot(), snapshot)
	for _, card := range snapshot.Cards {
		if !shared.Visible(me, board.Board().Settings, card) {
			t.Fatalf("%s card %s is in the snapshot of somebody who doesn't see it", one.user, card.ID)
		}
	}
	visible := 0
	for _, card := range board.Snapshot().Cards {
		if shared.Visible(me, board.Board().Settings, card) {
			visible++
		}
	}
	if visible != len(snapshot.Cards) {
		t.Fatalf("%d cards are in the snapshot of somebody who sees %d", len(snapshot.Cards), visible)
	}
	one.wantRightDetails(t)
}

// wantOnlyVisible looks through a change that somebody was told for what is on
// cards that they did not see then.
func wantOnlyVisible(t tester, me shared.Member, settings shared.Settings, change shared.Change) {
	t.Helper()
	visible := map[shared.CardID]bool{}
	for _, card := range change.Cards {
		if !shared.Visible(me, settings, card) {
			t.Fatalf("change %d tells of card %s, which is not to be seen", change.Seq, card.ID)
		}
		visible[card.ID] = true
	}
	for _, id := range change.Hidden {
		if visible[id] || !slices.Contains(change.Deleted.Cards, id) {
			t.Fatalf("change %d takes card %s away: %+v", change.Seq, id, change)
		}
	}
	for _, move := range change.Moves {
		if !visible[move.Card] {
			t.Fatalf("change %d tells of a move of card %s, and not of the card", change.Seq, move.Card)
		}
	}
}

// wantRightDetails holds what is known of the cards beyond the snapshot against
// what a fresh reader gets: there may be less of it, but nothing else, and all
// of it for a card of which it is said that it is whole.
func (f *follower) wantRightDetails(t tester) {
	t.Helper()
	fresh := *f
	fresh.readAnew(t)
	for _, list := range f.known.Lists() {
		for _, card := range f.known.Column(list.ID) {
			now, _ := fresh.known.Card(card.ID)
			if card.Description != nil {
				wantSame(t, "the description", card.Description, now.Description)
			}
			if f.known.Whole(card.ID) {
				wantSame(t, "the comments", f.known.Comments(card.ID), fresh.known.Comments(card.ID))
				wantSame(t, "the checklists", f.known.Checklists(card.ID), fresh.known.Checklists(card.ID))
				wantSame(t, "the attachments", f.known.Attachments(card.ID), fresh.known.Attachments(card.ID))
				for _, checklist := range f.known.Checklists(card.ID) {
					wantSame(t, "the items", f.known.Items(checklist.ID), fresh.known.Items(checklist.ID))
				}
			}
		}
	}
}

// mostlyOnlyTheirs is anything that somebody might want done, but seldom what
// changes all that somebody sees.
func mostlyOnlyTheirs(w *boardtest.World, r *rapid.T, actor shared.UserID) shared.Command {
	for {
		command := w.Command(r, actor)
		if rapid.IntRange(0, 2).Draw(r, "charge") > 0 {
			command = w.Charge(r, actor)
		}
		switch command.(type) {
		case shared.EditBoard, shared.SetRole, shared.RemoveMember:
			if rapid.IntRange(0, 2).Draw(r, "as a whole") > 0 {
				continue
			}
		}
		return command
	}
}

// TestSomeSeeOnlyTheirs follows boards on which PICs see only theirs.
func TestSomeSeeOnlyTheirs(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	told := b.histories(t, func(t tester, snapshot shared.Snapshot) {
		b.do(t, b.supervisor, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true), PICsAddCards: new(true)}})
		for _, card := range snapshot.Cards[:2] {
			b.do(t, b.supervisor, shared.AssignCard{Card: card.ID, PIC: shared.Some(b.pic)})
		}
	}, mostlyOnlyTheirs)
	if told.shown < 15 || told.hidden < 10 {
		t.Errorf("%d cards came into sight and %d went out of it", told.shown, told.hidden)
	}
	if told.anew < 3 {
		t.Errorf("%d times only had a board to be read anew", told.anew)
	}
}
