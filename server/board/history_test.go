package board

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/server/board/boardtest"
	"incharge/shared"
	"incharge/shared/rank"
)

// furnished imports a board with something of everything on it.
func (b *bench) furnished(t tester) {
	t.Helper()
	b.board = shared.NewID[shared.BoardID]()
	in := Import{Board: shared.Board{ID: b.board, Title: "Work"}}
	for i, r := range rank.Spread(3) {
		in.Lists = append(in.Lists, shared.List{ID: shared.NewID[shared.ListID](), Title: "List", Rank: r, Category: shared.Categories[i]})
	}
	in.Labels = []shared.Label{{ID: shared.NewID[shared.LabelID](), Name: "Label", Color: "red"}}
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, r := range rank.Spread(4) {
		text := []string{"", "one\ntwo"}[i%2]
		card := shared.Card{ID: shared.NewID[shared.CardID](), List: in.Lists[i/2].ID, Number: int64(i) + 1, Rank: r, Title: "Card",
			Description: &text, Priority: shared.PriorityNone, CreatedAt: at, Comments: 1, Checklists: 1, Items: 2, ItemsDone: 1, Attachments: 1}
		in.Cards = append(in.Cards, card)
		in.Comments = append(in.Comments, shared.Comment{ID: shared.NewID[shared.CommentID](), Card: card.ID, Name: "Ida", Body: "Well", At: at})
		checklist := shared.Checklist{ID: shared.NewID[shared.ChecklistID](), Card: card.ID, Title: "Steps", Rank: "a1"}
		in.Checklists = append(in.Checklists, checklist)
		for j, r := range rank.Spread(2) {
			in.Items = append(in.Items, shared.Item{ID: shared.NewID[shared.ItemID](), Checklist: checklist.ID, Card: card.ID, Text: "Step", Done: j == 0, Rank: r})
		}
		attachment := shared.Attachment{ID: shared.NewID[shared.AttachmentID](), Card: card.ID, Name: "Plan", URL: "https://example.com", At: at}
		if i%2 == 1 {
			attachment.Type, attachment.Size, attachment.Width, attachment.Height = "image/png", 9, 8, 8
		}
		in.Attachments = append(in.Attachments, attachment)
	}
	if _, err := b.Import(t.Context(), b.supervisor, in); err != nil {
		t.Fatal(err)
	}
	for user, role := range map[shared.UserID]shared.Role{b.pic: shared.PIC, b.observer: shared.Observer} {
		b.do(t, b.supervisor, shared.AddMember{User: shared.User{ID: user, Name: "Somebody"}, Role: role})
	}
}

func (b *bench) details(t tester) shared.Details {
	t.Helper()
	details, err := b.Details(t.Context(), b.seer(t), b.board)
	if err != nil {
		t.Fatal(err)
	}
	return details
}

// reader is somebody who knows all of the board, as it stands now.
func (b *bench) reader(t tester) *shared.State {
	t.Helper()
	known := shared.NewState(b.snapshot(t))
	if !known.LearnAll(b.details(t)) {
		t.Fatal("the details of now are of no use")
	}
	return known
}

// wantFresh holds what a reader has against what a fresh one would get.
func (b *bench) wantFresh(t tester, known *shared.State) {
	t.Helper()
	wantSame(t, "the followed board and a fresh one", known.Snapshot(), b.snapshot(t))
	wantSame(t, "the followed details and fresh ones", known.Details(), b.details(t))
}

func (b *bench) roles(r *rapid.T) shared.UserID {
	return rapid.SampledFrom([]shared.UserID{b.supervisor, b.supervisor, b.supervisor, b.pic, b.observer}).Draw(r, "actor")
}

// TestServerDoesWhatWasPredicted runs random histories and holds what the
// server did against what the browser's rules foretold: same input, same
// result, refusals too. And at the end, a reader who has followed the changes
// has what a fresh reader gets.
func TestServerDoesWhatWasPredicted(t *testing.T) {
	t.Parallel()
	told := newBench(t).histories(t, func(tester, shared.Snapshot) {}, (*boardtest.World).Command)
	if told.undone < 20 {
		t.Errorf("only %d undos were foretold", told.undone)
	}
}

// TestChargeIsPredicted does the same with what is about who is in charge, and
// how much they and a list may have.
func TestChargeIsPredicted(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	told := b.histories(t, func(t tester, snapshot shared.Snapshot) {
		b.do(t, b.supervisor, shared.EditBoard{Settings: &shared.SettingsEdit{PICsTakeCards: new(true), Limits: shared.LimitsRefuse, PICLimit: shared.Some(1)}})
		for _, list := range snapshot.Lists {
			b.do(t, b.supervisor, shared.EditList{List: list.ID, WIPLimit: shared.Some(2), Category: new(shared.Doing)})
		}
		b.do(t, b.supervisor, shared.AssignCard{Card: snapshot.Cards[0].ID, PIC: shared.Some(b.pic)}) // and has enough
	}, (*boardtest.World).Charge)
	for _, c := range []shared.Command{shared.AssignCard{}, shared.AcceptCard{}, shared.DeclineCard{}, shared.HandBackCard{},
		shared.CollaborateCard{}, shared.WatchCard{}, shared.RemoveMember{}, shared.SetRole{}, shared.Undo{}} {
		if told.done[c.Type()] == 0 {
			t.Errorf("no history had a %s that was carried out", c.Type())
		}
	}
	for _, kind := range []shared.ReasonKind{shared.ReasonFull, shared.ReasonBusy} {
		if told.refused[kind] == 0 {
			t.Errorf("no history had anything refused for being %s", kind)
		}
	}
	if told.undone < 20 {
		t.Errorf("only %d undos were foretold", told.undone)
	}
}

// TestPartsArePredicted does the same with what cards have on them, what they
// wait for, and boards that are put away.
func TestPartsArePredicted(t *testing.T) {
	t.Parallel()
	told := newBench(t).histories(t, func(tester, shared.Snapshot) {}, (*boardtest.World).Part)
	for _, c := range []shared.Command{shared.AddChecklist{}, shared.EditChecklist{}, shared.MoveChecklist{}, shared.DeleteChecklist{},
		shared.AddItem{}, shared.EditItem{}, shared.MoveItem{}, shared.DeleteItem{}, shared.CheckItem{}, shared.ItemToCard{},
		shared.AttachLink{}, shared.AttachFile{}, shared.EditAttachment{}, shared.DeleteAttachment{}, shared.CoverCard{},
		shared.BlockCard{}, shared.CopyCard{}, shared.ArchiveBoard{}, shared.DeleteBoard{}, shared.RestoreBoard{}, shared.Undo{}} {
		if told.done[c.Type()] == 0 {
			t.Errorf("no history had a %s that was carried out", c.Type())
		}
	}
	for _, kind := range []shared.ReasonKind{shared.ReasonCircle, shared.ReasonArchived, shared.ReasonInTrash} {
		if told.refused[kind] == 0 {
			t.Errorf("no history had anything refused for being %s", kind)
		}
	}
	if told.covered == 0 || told.dated == 0 || told.undone < 20 {
		t.Errorf("%d pictures became covers, %d items had dates, %d undos were foretold", told.covered, told.dated, told.undone)
	}
}

// histories is what came of random histories.
type histories struct {
	undone  int                       // as was foretold
	done    map[string]int            // by the command's type
	refused map[shared.ReasonKind]int // by the reason
	covered int                       // cards that got a picture for a cover
	dated   int                       // items that got a date
	sights
}

// histories lets people do what next says on boards that are furnished and then
// made ready.
func (b *bench) histories(t *testing.T, ready func(tester, shared.Snapshot), next func(*boardtest.World, *rapid.T, shared.UserID) shared.Command) histories {
	told := histories{done: map[string]int{}, refused: map[shared.ReasonKind]int{}}
	tick := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b.now = func() time.Time { return tick }
	rapid.Check(t, func(r *rapid.T) {
		b.furnished(r)
		ready(r, b.snapshot(r))
		known, stale := b.reader(r), b.reader(r)
		slim := shared.NewState(b.snapshot(r)) // knows no more than what a board shows
		w := boardtest.New(b.snapshot(r), b.details(r))
		followers := b.followers(r)
		for range rapid.IntRange(1, 40).Draw(r, "length") {
			tick = tick.Add(time.Minute)
			actor := b.roles(r)
			command := next(w, r, actor)
			foretold, refusal := known.Predict(actor, tick, command)
			slimly, slimRefusal := slim.Predict(actor, tick, command)
			change, err := b.try(r, actor, command)
			_, undo := command.(shared.Undo)
			if !errors.Is(refusal, shared.ErrUnpredictable) {
				wantForetold(r, command, foretold, refusal, change, err)
				if undo && err == nil {
					told.undone++
				}
			} else if err != nil && shared.CodeOf(err) == shared.CodeInternal {
				r.Fatalf("%s %+v: %v", command.Type(), command, err)
			}
			if undo && !change.Trimmed && !errors.Is(slimRefusal, shared.ErrUnpredictable) {
				wantSame(r, "what becomes of an undo", shared.CodeOf(slimRefusal), shared.CodeOf(err))
				wantSame(r, "what an undo shows", shown(slim, slimly), shown(slim, change))
			}
			if err != nil {
				if e := (*shared.Error)(nil); errors.As(err, &e) {
					told.refused[e.Reason.Kind]++
				}
				continue
			}
			told.done[command.Type()]++
			told.note(command)
			followers.told(r, actor, change)
			change = b.whole(r, change.Seq)
			w.Done(change.Command, change)
			for _, s := range []*shared.State{known, slim} {
				s.Remember(change.Command, change)
				s.Apply(change)
			}
			followers.some(r, known)
			if rapid.IntRange(0, 14).Draw(r, "reload") == 0 {
				slim = shared.NewState(b.snapshot(r))
			}
		}
		b.wantFresh(r, known)
		b.catchUp(r, stale)
		followers.all(r, known)
		told.anew, told.shown, told.hidden = told.anew+followers.anew, told.shown+followers.shown, told.hidden+followers.hidden
		wantOneRankEach(r, b.snapshot(r))
	})
	return told
}

func (h *histories) note(done shared.Command) {
	switch c := done.(type) {
	case shared.CoverCard:
		if c.Attachment.Value != nil {
			h.covered++
		}
	case shared.AddItem:
		if c.Due != nil {
			h.dated++
		}
	case shared.EditItem:
		if c.Due.Value != nil {
			h.dated++
		}
	}
}

// wantForetold holds what the server did against what was foretold.
func wantForetold(t tester, command shared.Command, foretold shared.Change, refusal error, change shared.Change, err error) {
	t.Helper()
	if (err == nil) != (refusal == nil) || err != nil && shared.CodeOf(err) != shared.CodeOf(refusal) {
		t.Fatalf("%s %+v: the server says %v, foretold was %v", command.Type(), command, err, refusal)
	}
	if want, got := (*shared.Error)(nil), (*shared.Error)(nil); errors.As(err, &want) && errors.As(refusal, &got) {
		wantSame(t, "why "+command.Type()+" is refused", got.Reason, want.Reason)
	}
	if err == nil && !change.Trimmed {
		foretold.Command = change.Command
		wantSame(t, command.Type(), foretold, change)
	}
}

// shown is the board with a change laid over.
func shown(s *shared.State, change shared.Change) shared.Snapshot {
	view := shared.Over(s)
	view.Apply(change)
	return view.Snapshot()
}

// catchUp brings a stale reader up to date by the log, in which every change is
// twice, and holds the result against a fresh reader's.
func (b *bench) catchUp(t tester, stale *shared.State) {
	t.Helper()
	changes, _, err := b.Page(t.Context(), b.seer(t), b.board, stale.Seq)
	if err != nil {
		t.Fatal(err)
	}
	for i, change := range changes.Changes {
		if change.Seq != stale.Seq+1 {
			t.Fatalf("change %d has number %d behind %d", i, change.Seq, stale.Seq)
		}
		stale.Apply(change)
		stale.Apply(change) // twice does no harm
	}
	b.wantFresh(t, stale)
}

func wantOneRankEach(t tester, snapshot shared.Snapshot) {
	t.Helper()
	type place struct {
		list shared.ListID
		rank string
	}
	seen := map[place]bool{}
	for _, c := range snapshot.Cards {
		if p := (place{c.List, c.Rank}); seen[p] {
			t.Fatalf("rank %s is twice in list %s", c.Rank, c.List)
		} else {
			seen[p] = true
		}
	}
}
