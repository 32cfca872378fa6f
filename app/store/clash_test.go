package store

import (
	"testing"
	"time"

	"incharge/shared"
)

// What is still to be decided outlives a session, not a sign-out, and is for
// nobody else.
func TestClashesAreTheAccountsOwn(t *testing.T) {
	t.Parallel()
	s, _ := signedIn(t)
	none, err := s.Clashes(t.Context())
	if err != nil || len(none.All) != 0 {
		t.Errorf("at first there are %+v, %v", none, err)
	}
	one := Clash{Board: "board-01", Seq: 7, At: time.Unix(1, 0).UTC(), Title: "Card",
		TextClash: shared.TextClash{Card: "card", Field: "title", Kept: "theirs", Other: "mine"}}
	must(t, s.SetClashes(t.Context(), Clashes{All: []Clash{one}, Seen: map[shared.BoardID]int64{"board-01": 7}}))
	got, err := s.Clashes(t.Context())
	if err != nil || len(got.All) != 1 || got.All[0] != one || got.Seen["board-01"] != 7 {
		t.Errorf("got %+v, %v", got, err)
	}
	must(t, s.Expire(t.Context()))
	must(t, s.SetAccount(t.Context(), mina))
	if got, err := s.Clashes(t.Context()); err != nil || len(got.All) != 1 {
		t.Errorf("after her session had ended Mina sees %+v, %v", got, err)
	}
	must(t, s.Expire(t.Context()))
	must(t, s.SetAccount(t.Context(), otto))
	if got, err := s.Clashes(t.Context()); err != nil || len(got.All)+len(got.Seen) != 0 {
		t.Errorf("Otto sees %+v, %v", got, err)
	}
	must(t, s.SetClashes(t.Context(), Clashes{All: []Clash{one}}))
	must(t, s.Wipe(t.Context()))
	must(t, s.SetAccount(t.Context(), otto))
	if got, err := s.Clashes(t.Context()); err != nil || len(got.All) != 0 {
		t.Errorf("after he had signed out Otto sees %+v, %v", got, err)
	}
}
