package proof

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"incharge/shared"
)

// holds is the check that finds most, for after any history: by way of either
// server a board is what its log says, whoever has followed it has it, and all
// that was acknowledged is in it, once.
func (s *scene) holds() {
	s.t.Helper()
	for _, board := range s.boards {
		s.boardHolds(board)
	}
	acknowledged, refused, again, late := s.ledger.counts()
	s.t.Logf("%d acknowledged, %d refused, %d sent several times, %d of them done by a try whose answer was lost",
		acknowledged, refused, again, late)
	if acknowledged == 0 {
		s.t.Error("nothing was done: this has shown nothing")
	}
}

func (s *scene) boardHolds(board shared.BoardID) {
	t, who, start := s.t, s.people[0], s.start[board]
	t.Helper()
	fresh, log := who.snapshot(0, board), who.changes(0, board, start)
	same(t, "the board by way of both servers", who.snapshot(1, board), fresh)
	same(t, "the log by way of both servers", who.changes(1, board, start), log)

	byCommand, texts := map[shared.CommandID]logged{}, map[shared.CardID]string{}
	for i, change := range log {
		if want := start + int64(i+1); change.Seq != want {
			t.Fatalf("change %d of the log has the number %d", want, change.Seq)
		}
		if _, twice := byCommand[change.Command]; twice {
			t.Errorf("the command %s is in the log twice", change.Command)
		}
		byCommand[change.Command] = logged{change, withTexts(change, texts)}
	}
	if start+int64(len(log)) != fresh.Seq {
		t.Errorf("the log ends at %d, the board is at %d", len(log), fresh.Seq)
	}
	for _, stale := range s.stale[board] {
		if stale.Seq < start {
			continue
		}
		state := shared.NewState(stale)
		for _, change := range log[stale.Seq-start:] {
			state.Apply(change)
			state.Apply(change) // twice does no harm
		}
		same(t, "a stale snapshot with the changes since and a fresh one", state.Snapshot(), fresh)
	}
	for _, v := range s.viewers {
		if v.board == board {
			v.holds(t, fresh, log)
		}
	}
	for _, d := range s.ledger.of(board) {
		if d.outcome == nil || d.outcome.Seq > start {
			d.holds(t, byCommand)
		} else {
			d.stillKnown(t)
		}
	}
	s.oneRankEach(board, fresh)
	s.toldOnce(board, fresh, log)
}

// logged is a change as the log has it, and with the descriptions of its cards
// where it has left them as they were.
type logged struct{ change, whole shared.Change }

// withTexts fills in what cards say at length; texts is what they said before.
func withTexts(change shared.Change, texts map[shared.CardID]string) shared.Change {
	change.Cards = slices.Clone(change.Cards)
	for i, card := range change.Cards {
		if card.Description != nil {
			texts[card.ID] = *card.Description
		} else if text, known := texts[card.ID]; known {
			change.Cards[i].Description = &text
		}
	}
	return change
}

// holds checks a deed against the log.
func (d *deed) holds(t *testing.T, log map[shared.CommandID]logged) {
	t.Helper()
	found, done := log[d.id]
	change := found.change
	switch {
	case d.outcome != nil && !done:
		t.Errorf("%s was acknowledged as change %d and is not in the log", d.command.Type(), d.outcome.Seq)
	case d.outcome != nil:
		same(t, "what "+d.command.Type()+" was answered with and the log", d.outcome.Change, change)
		if change.Actor != d.who.account.ID || change.Type != d.command.Type() {
			t.Errorf("%s of %s is in the log as %s of %s", d.command.Type(), d.who.account.ID, change.Type, change.Actor)
		}
		if what := missing(d.command, found.whole); what != "" {
			t.Errorf("%s was acknowledged as change %d: %s\n%s\n%.1000s", d.command.Type(), d.outcome.Seq, what, written(d.command), written(change))
		}
	case d.refused != nil && done:
		t.Errorf("%s was refused (%v), and yet it is change %d", d.command.Type(), d.refused, change.Seq)
	}
}

// stillKnown sends a command again that is so old that the log has forgotten
// what it did, but not that it was done.
func (d *deed) stillKnown(t *testing.T) {
	t.Helper()
	envelope, err := shared.Seal(d.command)
	if err != nil {
		t.Fatal(err)
	}
	envelope.ID = d.id
	again, err := d.who.calls[0].Do(t.Context(), d.who.account.ID, d.board, envelope)
	if err != nil || again.Seq != d.outcome.Seq || !again.Change.Trimmed || again.Change.Command != d.id || again.Change.Type != d.command.Type() {
		t.Errorf("%s was change %d, long ago; sent again it is answered with %s, %v", d.command.Type(), d.outcome.Seq, written(again), err)
	}
}

// oneRankEach checks that no two things share a place, what is archived and
// trashed included.
func (s *scene) oneRankEach(board shared.BoardID, fresh shared.Snapshot) {
	s.t.Helper()
	who := s.people[0]
	archive, err := who.calls[0].Archive(s.t.Context(), board)
	if err != nil {
		s.t.Error(err)
	}
	type place struct {
		list shared.ListID
		rank string
	}
	seen := map[place]bool{}
	take := func(p place) {
		if seen[p] {
			s.t.Errorf("rank %s is twice in list %q", p.rank, p.list)
		}
		seen[p] = true
	}
	for _, lists := range [][]shared.List{fresh.Lists, archive.Lists} {
		for _, l := range lists {
			take(place{"", l.Rank})
		}
	}
	for _, cards := range [][]shared.Card{fresh.Cards, archive.Cards} {
		for _, c := range cards {
			take(place{c.List, c.Rank})
		}
	}
}

// same fails the test where two values are not the same on the wire.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if difference := differ(got, want); difference != "" {
		t.Errorf("%s differ:\n%s", what, difference)
	}
}

// differ shows where two values, written as JSON, are not the same.
func differ(got, want any) string {
	g, w := written(got), written(want)
	if g == w {
		return ""
	}
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("%.400s\n%.400s", g[from:], w[from:])
}

func written(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
