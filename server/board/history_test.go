package board

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// TestServerDoesWhatWasPredicted runs random histories and holds what the
// server did against what the browser's rules foretold: same input, same
// result, refusals too. And at the end, a reader who has followed the changes
// has what a fresh reader gets.
func TestServerDoesWhatWasPredicted(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	tick := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b.now = func() time.Time { return tick }
	rapid.Check(t, func(r *rapid.T) {
		b.board = shared.NewID[shared.BoardID]()
		if _, err := b.Create(t.Context(), b.supervisor, shared.NewBoard{ID: b.board, Title: "Work"}); err != nil {
			r.Fatal(err)
		}
		for user, role := range map[shared.UserID]shared.Role{b.pic: shared.PIC, b.observer: shared.Observer} {
			b.do(t, b.supervisor, shared.AddMember{User: shared.User{ID: user, Name: "Somebody"}, Role: role})
		}
		known := shared.NewState(b.snapshot(t))
		w := &world{lists: slices.Collect(listIDs(known)), people: []shared.UserID{b.supervisor, b.pic, b.observer}}
		stale := shared.NewState(b.snapshot(t))
		for range rapid.IntRange(1, 40).Draw(r, "length") {
			tick = tick.Add(time.Minute)
			actor := rapid.SampledFrom([]shared.UserID{b.supervisor, b.supervisor, b.supervisor, b.pic, b.observer}).Draw(r, "actor")
			command := w.command(r)
			foretold, refusal := known.Predict(actor, tick, command)
			change, err := b.try(t, actor, command)
			if errors.Is(refusal, shared.ErrUnpredictable) {
				if err != nil && shared.CodeOf(err) == shared.CodeInternal {
					r.Fatalf("%s %+v: %v", command.Type(), command, err)
				}
			} else if (err == nil) != (refusal == nil) || err != nil && shared.CodeOf(err) != shared.CodeOf(refusal) {
				r.Fatalf("%s %+v: the server says %v, foretold was %v", command.Type(), command, err, refusal)
			} else if err == nil {
				foretold.Command = change.Command
				wantSame(t, command.Type(), foretold, change)
			}
			if err == nil {
				known.Apply(change)
			}
		}
		fresh := b.snapshot(t)
		wantSame(t, "the followed board and a fresh one", known.Snapshot(), fresh)

		changes, err := b.Changes(t.Context(), b.supervisor, b.board, stale.Seq)
		if err != nil {
			r.Fatal(err)
		}
		for i, change := range changes.Changes {
			if change.Seq != stale.Seq+1 {
				r.Fatalf("change %d has number %d behind %d", i, change.Seq, stale.Seq)
			}
			stale.Apply(change)
			stale.Apply(change) // twice does no harm
		}
		wantSame(t, "the board caught up and a fresh one", stale.Snapshot(), fresh)
		wantOneRankEach(t, fresh)
	})
}

func wantOneRankEach(t *testing.T, snapshot shared.Snapshot) {
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

func listIDs(s *shared.State) func(func(shared.ListID) bool) {
	return func(yield func(shared.ListID) bool) {
		for _, l := range s.Lists() {
			if !yield(l.ID) {
				return
			}
		}
	}
}

// world is what random commands can be about.
type world struct {
	lists    []shared.ListID
	cards    []shared.CardID
	labels   []shared.LabelID
	comments []shared.CommentID
	people   []shared.UserID
	sent     int64
}

func some[T ~string](r *rapid.T, what string, from []T) T {
	if len(from) == 0 || rapid.IntRange(0, 19).Draw(r, "unknown "+what) == 0 {
		return T("00000000-0000-7000-8000-000000000000")
	}
	return rapid.SampledFrom(from).Draw(r, what)
}

func maybe[T ~string](r *rapid.T, what string, from []T) T {
	if len(from) == 0 || rapid.Bool().Draw(r, "no "+what) {
		return ""
	}
	return some(r, what, from)
}

func fresh[T ~string](all *[]T) T {
	id := shared.NewID[T]()
	*all = append(*all, id)
	return id
}

func (w *world) command(r *rapid.T) shared.Command {
	w.sent++
	word := rapid.SampledFrom([]string{"one", "two", "three"})
	switch rapid.IntRange(0, 21).Draw(r, "command") {
	case 0:
		return shared.AddList{List: fresh(&w.lists), Title: word.Draw(r, "title"), After: maybe(r, "after", w.lists)}
	case 1:
		limit := rapid.IntRange(-1, 3).Draw(r, "limit")
		return shared.EditList{List: some(r, "list", w.lists), WIPLimit: shared.Some(limit)}
	case 2:
		return shared.MoveList{List: some(r, "list", w.lists), After: maybe(r, "after", w.lists), Before: maybe(r, "before", w.lists)}
	case 3:
		return shared.ArchiveList{List: some(r, "list", w.lists)}
	case 4:
		return shared.RestoreList{List: some(r, "list", w.lists)}
	case 5, 6, 7:
		command := shared.AddCard{Card: fresh(&w.cards), List: some(r, "list", w.lists), Title: word.Draw(r, "title"), Before: maybe(r, "before", w.cards)}
		if rapid.Bool().Draw(r, "assigned") {
			pic := some(r, "pic", w.people)
			command.PIC = &pic
		}
		return command
	case 8:
		text := word.Draw(r, "text")
		return shared.EditCard{Card: some(r, "card", w.cards), Title: &text, Description: &text}
	case 9:
		base, text := rapid.Int64Range(0, w.sent).Draw(r, "base"), word.Draw(r, "text")+"\n"+word.Draw(r, "line")
		return shared.EditCard{Card: some(r, "card", w.cards), Base: &base, Description: &text}
	case 10:
		labels := []shared.LabelID{some(r, "label", w.labels)}
		return shared.EditCard{Card: some(r, "card", w.cards), Labels: &labels}
	case 11:
		return shared.AssignCard{Card: some(r, "card", w.cards), PIC: shared.Some(some(r, "pic", w.people))}
	case 12:
		return shared.ScheduleCard{Card: some(r, "card", w.cards), Deadline: shared.Some(time.Date(2026, 2, 1, 9, 0, 0, 123456789, time.FixedZone("", 3600)))}
	case 13, 14, 15:
		return shared.MoveCard{Card: some(r, "card", w.cards), List: some(r, "list", w.lists), After: maybe(r, "after", w.cards), Before: maybe(r, "before", w.cards)}
	case 16:
		return rapid.SampledFrom([]shared.Command{
			shared.ArchiveCard{Card: some(r, "card", w.cards)}, shared.DeleteCard{Card: some(r, "card", w.cards)},
			shared.RestoreCard{Card: some(r, "card", w.cards)}, shared.RestoreCard{Card: some(r, "card", w.cards)},
		}).Draw(r, "archive")
	case 17:
		return shared.CommentCard{Comment: fresh(&w.comments), Card: some(r, "card", w.cards), Body: word.Draw(r, "body")}
	case 18:
		return rapid.SampledFrom([]shared.Command{
			shared.EditComment{Comment: some(r, "comment", w.comments), Body: "edited"},
			shared.DeleteComment{Comment: some(r, "comment", w.comments)},
		}).Draw(r, "comment")
	case 19:
		return shared.AddLabel{Label: fresh(&w.labels), Name: word.Draw(r, "name"), Color: "red"}
	case 20:
		return rapid.SampledFrom([]shared.Command{
			shared.DeleteLabel{Label: some(r, "label", w.labels)},
			shared.SetRole{User: some(r, "user", w.people), Role: rapid.SampledFrom(shared.Roles).Draw(r, "role")},
			shared.EditBoard{Settings: &shared.Settings{PICsAddCards: rapid.Bool().Draw(r, "add"), PICsTakeCards: rapid.Bool().Draw(r, "take")}},
		}).Draw(r, "manage")
	default:
		return shared.Undo{Seq: rapid.Int64Range(1, w.sent+3).Draw(r, "undo")}
	}
}
