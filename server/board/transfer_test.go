package board

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// beside makes another board, with the bench's supervisor on it.
func (b *bench) beside(t tester) *bench {
	t.Helper()
	other := *b
	other.board = shared.NewID[shared.BoardID]()
	if _, err := b.Create(t.Context(), b.supervisor, shared.NewBoard{ID: other.board, Title: "Elsewhere"}, ""); err != nil {
		t.Fatal(err)
	}
	return &other
}

func fits(context.Context, bun.Tx) error { return nil }

// transferTo moves a card to the end of the first list of another board.
func (b *bench) transferTo(t tester, actor shared.UserID, card shared.CardID, to *bench) (shared.Transferred, error) {
	t.Helper()
	return b.Transfer(t.Context(), actor, b.board, card,
		shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: to.board, List: to.snapshot(t).Lists[0].ID}, fits)
}

func TestTransfer(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	there := b.beside(t)
	there.do(t, b.supervisor, shared.AddMember{User: shared.User{ID: b.pic, Name: "Pim"}, Role: shared.PIC})
	first := there.card(t, "There already")
	known, red, gone := shared.NewID[shared.LabelID](), shared.NewID[shared.LabelID](), shared.NewID[shared.LabelID]()
	same := shared.NewID[shared.LabelID]()
	there.do(t, b.supervisor, shared.AddLabel{Label: known, Name: "Urgent", Color: "red"})
	b.do(t, b.supervisor, shared.AddLabel{Label: same, Name: "Urgent", Color: "red"})
	b.do(t, b.supervisor, shared.AddLabel{Label: red, Name: "Roof", Color: "blue"})
	b.do(t, b.supervisor, shared.AddLabel{Label: gone, Name: "Old", Color: "gray"})
	card, waits := b.card(t, "Mend the roof"), b.card(t, "Paint it")
	text := "With slates"
	b.do(t, b.supervisor, shared.EditCard{Card: card, Description: &text, Labels: &[]shared.LabelID{same, red, gone}})
	b.do(t, b.supervisor, shared.DeleteLabel{Label: gone})
	b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.pic)})
	b.do(t, b.pic, shared.AcceptCard{Card: card})
	b.do(t, b.observer, shared.WatchCard{Card: card, On: true})
	b.do(t, b.pic, shared.WatchCard{Card: card, On: true})
	b.do(t, b.supervisor, shared.BlockCard{Card: waits, By: card, On: true})
	comment, dropped := shared.NewID[shared.CommentID](), shared.NewID[shared.CommentID]()
	b.do(t, b.pic, shared.CommentCard{Comment: comment, Card: card, Body: "Mind the ladder"})
	b.do(t, b.pic, shared.CommentCard{Comment: dropped, Card: card, Body: "Never mind"})
	b.do(t, b.pic, shared.DeleteComment{Comment: dropped})
	checklist, item := shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID]()
	b.do(t, b.pic, shared.AddChecklist{Checklist: checklist, Card: card, Title: "Parts"})
	b.do(t, b.pic, shared.AddItem{Item: item, Checklist: checklist, Text: "Slates", PIC: &b.pic})
	file := shared.AttachFile{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "roof.png", MIME: "image/png", Size: 9, Width: 4, Height: 4}
	if _, err := b.Attach(t.Context(), b.pic, b.board, shared.NewID[shared.CommandID](), file, fits); err != nil {
		t.Fatal(err)
	}

	before := b.kept(t)
	done, err := b.transferTo(t, b.supervisor, card, there)
	if err != nil {
		t.Fatal(err)
	}
	if done.Seq != before.snapshot.Seq+1 || !slices.Equal(done.Change.Deleted.Cards, []shared.CardID{card}) {
		t.Errorf("left: %+v", done.Change)
	}
	after := b.snapshot(t)
	if len(after.Cards) != 1 || len(after.Cards[0].BlockedBy) != 0 {
		t.Errorf("left behind: %+v", after.Cards)
	}
	_, err = b.Card(t.Context(), b.supervisor, b.board, card)
	wantCode(t, err, shared.CodeNotFound)
	if archive, err := b.Archive(t.Context(), b.supervisor, b.board); err != nil || len(archive.Cards) != 0 {
		t.Errorf("in the archive: %+v, %v", archive, err)
	}

	detail, err := b.Card(t.Context(), b.pic, there.board, card)
	if err != nil {
		t.Fatal(err)
	}
	c := detail.Card
	labels := there.snapshot(t).Labels
	if len(labels) != 2 || !slices.Contains(c.Labels, known) || len(c.Labels) != 2 {
		t.Errorf("labels %v of %+v", c.Labels, labels)
	}
	if c.Number != 2 || *c.Description != text || c.PIC == nil || *c.PIC != b.pic || !c.Accepted || c.Comments != 1 || c.Items != 1 || c.Attachments != 1 ||
		!slices.Equal(c.Watchers, shared.People{b.pic}) || *c.Creator != b.supervisor || c.DeletedAt != nil {
		t.Errorf("%+v", c)
	}
	if len(detail.Comments) != 1 || detail.Comments[0].Body != "Mind the ladder" || len(detail.Checklists) != 1 || len(detail.Items) != 1 || *detail.Items[0].PIC != b.pic {
		t.Errorf("%+v", detail)
	}
	if a := detail.Attachments[0]; a.URL != "/files/"+string(there.board)+"/"+string(a.ID)+"/roof.png" {
		t.Errorf("served under %s", a.URL)
	}
	if len(detail.Activity) != 1 || detail.Activity[0].Type != "receive_card" || !slices.Equal(detail.Activity[0].Note.Without, []shared.Left{shared.LeftWatchers}) {
		t.Errorf("history %+v", detail.Activity)
	}

	// Who follows the board knows what its readers know.
	wantSame(t, "boards", b.known(t, before, done.Change).Snapshot(), b.snapshot(t))
	if got := done.There.Change; len(got.Comments) != 1 || len(got.Checklists) != 1 || len(got.Items) != 1 || len(got.Attachments) != 1 || *got.Cards[0].Description != text {
		t.Errorf("told %+v", got)
	}
	if got := there.snapshot(t).Cards; got[0].ID != first || got[1].ID != card {
		t.Errorf("order %+v", got)
	}
	if got := b.search(t, b.pic, "ladder"); len(got) != 1 {
		t.Errorf("found %q", got)
	}

	// It is done: the boards' undo can't take it back, moving it back can.
	for _, at := range []*bench{b, there} {
		_, err := at.try(t, b.supervisor, shared.Undo{Command: done.Change.Command})
		wantReason(t, err, shared.ReasonFinal)
	}
	held := b.known(t, before, done.Change)
	there.do(t, b.pic, shared.DeleteComment{Comment: comment})
	back, err := there.transferTo(t, b.supervisor, card, b)
	if err != nil {
		t.Fatal(err)
	}
	held.Apply(back.There.Change)
	details, err := b.Details(t.Context(), b.supervisor, b.board)
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "boards it came back to", held.Snapshot(), b.snapshot(t))
	wantSame(t, "details", held.Details(), details)
	if cards := b.snapshot(t).Cards; len(cards) != 2 || cards[1].Number != 3 {
		t.Errorf("back: %+v", cards)
	}
	there.do(t, b.supervisor, shared.DeleteBoard{})
	_, err = b.transferTo(t, b.supervisor, card, there)
	wantReason(t, err, shared.ReasonInTrash)
}

// kept is what a browser has of a board.
type kept struct {
	snapshot shared.Snapshot
	details  shared.Details
}

func (b *bench) kept(t tester) kept {
	t.Helper()
	details, err := b.Details(t.Context(), b.supervisor, b.board)
	if err != nil {
		t.Fatal(err)
	}
	return kept{b.snapshot(t), details}
}

// known is what it has after a change.
func (b *bench) known(t tester, was kept, change shared.Change) *shared.State {
	t.Helper()
	known := shared.NewState(was.snapshot)
	if !known.LearnAll(was.details) {
		t.Fatal("the details of now are of no use")
	}
	known.Apply(change)
	return known
}

func wantReason(t tester, err error, kind shared.ReasonKind) {
	t.Helper()
	var e *shared.Error
	if !errors.As(err, &e) || e.Reason.Kind != kind {
		t.Fatalf("got %v, want reason %s", err, kind)
	}
}

// What its mover may not say on the other board stays behind, and is named.
func TestTransferLeavesBehind(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	there := b.beside(t)
	mover := b.pic
	b.do(t, b.supervisor, shared.SetRole{User: mover, Role: shared.Supervisor})
	there.do(t, b.supervisor, shared.AddMember{User: shared.User{ID: mover, Name: "Pim"}, Role: shared.PIC})
	label, item := shared.NewID[shared.LabelID](), shared.NewID[shared.ItemID]()
	checklist := shared.NewID[shared.ChecklistID]()
	b.do(t, mover, shared.AddLabel{Label: label, Name: "Roof", Color: "blue"})
	helper := b.person(t, "Hela")
	b.do(t, mover, shared.AddMember{User: shared.User{ID: helper, Name: "Hela"}, Role: shared.PIC})
	card, waits := b.card(t, "Mend the roof"), b.card(t, "Buy slates")
	urgent := shared.PriorityUrgent
	b.do(t, mover, shared.EditCard{Card: card, Priority: &urgent, Labels: &[]shared.LabelID{label}})
	b.do(t, mover, shared.AssignCard{Card: card, PIC: shared.Some(helper)})
	b.do(t, mover, shared.ScheduleCard{Card: card, Deadline: shared.Some(b.now())})
	b.do(t, mover, shared.CollaborateCard{Card: card, User: mover, On: true})
	b.do(t, helper, shared.WatchCard{Card: card, On: true})
	b.do(t, mover, shared.BlockCard{Card: card, By: waits, On: true})
	b.do(t, mover, shared.AddChecklist{Checklist: checklist, Card: card, Title: "Parts"})
	b.do(t, mover, shared.AddItem{Item: item, Checklist: checklist, Text: "Slates", PIC: &helper})

	_, err := b.transferTo(t, mover, card, there)
	wantReason(t, err, shared.ReasonRole)
	adds := true
	there.do(t, b.supervisor, shared.EditBoard{Settings: &shared.SettingsEdit{PICsAddCards: &adds, PICsSeeOnlyTheirs: &adds}})
	done, err := b.transferTo(t, mover, card, there)
	if err != nil {
		t.Fatal(err)
	}
	change := done.There.Change // as the mover sees it: it is their card there
	c := change.Cards[0]
	if c.PIC != nil || c.Accepted || c.Deadline != nil || c.Priority != shared.PriorityNone || len(c.Labels)+len(c.Collaborators)+len(c.Watchers)+len(c.BlockedBy) != 0 {
		t.Errorf("%+v", c)
	}
	if change.Items[0].PIC != nil {
		t.Errorf("%+v", change.Items)
	}
	got, want := slices.Sorted(slices.Values(change.Notes[0].Without)), slices.Sorted(slices.Values(shared.Lefts))
	if !slices.Equal(got, want) {
		t.Errorf("stayed behind %q, want %q", got, want)
	}
	if len(there.snapshot(t).Labels) != 0 {
		t.Error("a label was made by somebody who makes none")
	}
}

// A list that is full takes none; who has enough to do isn't in charge there.
func TestTransferWithinLimits(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	there := b.beside(t)
	list := there.snapshot(t).Lists[0].ID
	there.do(t, b.supervisor, shared.EditBoard{Settings: &shared.SettingsEdit{Limits: shared.LimitsRefuse, PICLimit: shared.Some(1)}})
	there.do(t, b.supervisor, shared.AssignCard{Card: there.card(t, "Enough"), PIC: shared.Some(b.supervisor)})
	there.do(t, b.supervisor, shared.EditList{List: list, WIPLimit: shared.Some(2)})
	card, more := b.card(t, "One"), b.card(t, "Two")
	b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.supervisor)})
	done, err := b.transferTo(t, b.supervisor, card, there)
	if err != nil || done.There.Change.Cards[0].PIC != nil || !slices.Equal(done.There.Change.Notes[0].Without, []shared.Left{shared.LeftPIC}) {
		t.Fatalf("%+v, %v", done.There.Change, err)
	}
	before := b.snapshot(t)
	_, err = b.transferTo(t, b.supervisor, more, there)
	wantReason(t, err, shared.ReasonFull)
	wantSame(t, "the board after a refusal", b.snapshot(t), before)
	_, err = b.Transfer(t.Context(), b.supervisor, b.board, more, shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: there.board, List: there.snapshot(t).Lists[1].ID},
		func(context.Context, bun.Tx) error { return shared.Because(shared.Reason{Kind: shared.ReasonStored}) })
	wantReason(t, err, shared.ReasonStored)
	wantSame(t, "the board after a refusal", b.snapshot(t), before)
}

// The same transfer again is done once, and answered as the first time.
func TestTransferOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	there, third := b.beside(t), b.beside(t)
	card, other := b.card(t, "Once"), b.card(t, "Another")
	wanted := shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: there.board, List: there.snapshot(t).Lists[0].ID}
	answers := make([]shared.Transferred, 12)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			var err error
			if answers[i], err = b.Transfer(t.Context(), b.supervisor, b.board, card, wanted, fits); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, answer := range answers {
		wantSame(t, "answers", answer, answers[0])
	}
	if n := len(there.snapshot(t).Cards); n != 1 {
		t.Errorf("%d cards there", n)
	}
	elsewhere := shared.Transfer{ID: wanted.ID, Board: third.board, List: third.snapshot(t).Lists[0].ID}
	_, err := b.Transfer(t.Context(), b.supervisor, b.board, other, elsewhere, fits)
	wantCode(t, err, shared.CodeConflict)
	_, err = third.Transfer(t.Context(), b.supervisor, third.board, third.card(t, "Its own"), wanted, fits)
	wantCode(t, err, shared.CodeConflict)
	_, err = b.Execute(t.Context(), b.supervisor, b.board, wanted.ID, shared.ArchiveCard{Card: other})
	wantCode(t, err, shared.CodeConflict)
	_, err = b.Transfer(t.Context(), b.supervisor, b.board, other, shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: b.board, List: wanted.List}, fits)
	wantCode(t, err, shared.CodeInvalid)
	_, err = b.transferTo(t, b.stranger, other, there)
	wantCode(t, err, shared.CodeNotFound)
	_, err = b.transferTo(t, b.pic, other, there) // who isn't there
	wantCode(t, err, shared.CodeNotFound)
}

// Transfers in both directions, beside commands on both boards, wait for each
// other and for nothing else.
func TestTransfersDontDeadlock(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	there := b.beside(t)
	sides := []*bench{b, there}
	const each = 15
	var all sync.WaitGroup
	for i := range each {
		for side, from := range sides {
			card, list := from.card(t, fmt.Sprint("Card ", i)), sides[1-side].snapshot(t).Lists[0].ID
			all.Go(func() {
				_, err := from.Transfer(t.Context(), b.supervisor, from.board, card,
					shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: sides[1-side].board, List: list}, fits)
				if err != nil {
					t.Error(err)
				}
			})
			all.Go(func() {
				title := fmt.Sprint("Renamed ", i)
				if _, err := from.try(t, b.supervisor, shared.EditBoard{Title: &title}); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	for _, side := range sides {
		snapshot := side.snapshot(t)
		if len(snapshot.Cards) != each {
			t.Errorf("%d cards", len(snapshot.Cards))
		}
		ranks := map[string]bool{}
		for _, card := range snapshot.Cards {
			ranks[string(card.List)+card.Rank] = true
		}
		if len(ranks) != each {
			t.Errorf("%d places", len(ranks))
		}
	}
}
