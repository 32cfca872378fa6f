package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

var noon = time.Unix(1_000_000, 0).UTC()

func unsaved(card shared.CardID, at time.Time, words string) Unsaved {
	return Unsaved{Written: Written{Card: card, Field: Comment}, Board: "board-01", Title: "Card", At: at, Words: words}
}

func words(all []Unsaved) string {
	var said []string
	for _, u := range all {
		said = append(said, u.Words)
	}
	return strings.Join(said, "|")
}

// What somebody was writing outlives a session, not a sign-out, and is for
// nobody else.
func TestUnsavedIsTheAccountsOwn(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	sees := func(who, want string) {
		t.Helper()
		if got, err := s.Unsaved(t.Context(), noon); err != nil || words(got) != want {
			t.Errorf("%s has %q, %v, want %q", who, words(got), err, want)
		}
	}
	set := func(user shared.UserID, texts ...Unsaved) error {
		_, err := s.SetUnsaved(t.Context(), user, noon, texts...)
		return err
	}
	must(t, set(mina.ID, unsaved("a", noon, "half"), unsaved("b", noon.Add(time.Second), "a text")))
	must(t, s.SetClashes(t.Context(), Clashes{Seen: map[shared.BoardID]int64{"board-01": 7}}))
	sees("Mina", "a text|half")
	s = over(m)
	sees("Mina, after a reload,", "a text|half")
	must(t, set(mina.ID, unsaved("a", noon.Add(2*time.Second), "half more")))
	sees("Mina, writing on,", "half more|a text")
	must(t, set(mina.ID, unsaved("a", noon, ""), unsaved("c", noon, " \n")))
	sees("Mina, who has saved one,", "a text")
	must(t, s.ReplaceUnsaved(t.Context(), mina.ID, []Unsaved{unsaved("b", noon, "in a hurry")}))
	sees("Mina, whose page is gone,", "in a hurry")
	if s.ReplaceUnsaved(t.Context(), otto.ID, nil) == nil {
		t.Error("what is his takes the place of what is hers")
	}
	must(t, set(mina.ID, unsaved("b", noon, "a text")))

	must(t, s.Expire(t.Context()))
	if err := set(mina.ID, unsaved("d", noon, "too late")); err == nil {
		t.Error("it is kept for nobody")
	}
	must(t, s.SetAccount(t.Context(), mina))
	sees("Mina, back after her session had ended,", "a text")
	if c, err := s.Clashes(t.Context()); err != nil || c.Seen["board-01"] != 7 {
		t.Errorf("her clashes are %+v, %v", c, err)
	}
	must(t, s.Expire(t.Context()))
	must(t, s.SetAccount(t.Context(), otto))
	sees("Otto", "")
	if err := set(mina.ID, unsaved("d", noon, "hers")); err == nil {
		t.Error("what is hers is kept among his")
	}
	must(t, set(otto.ID, unsaved("d", noon, "his")))
	must(t, s.Wipe(t.Context()))
	must(t, s.SetAccount(t.Context(), otto))
	sees("Otto, who had signed out,", "")
	must(t, set(otto.ID, unsaved("d", noon, "his")))
	must(t, s.Keep(t.Context(), false))
	must(t, set(otto.ID, unsaved("e", noon, "nowhere")))
	if len(m) != 0 {
		t.Errorf("the device keeps %v", m)
	}
}

func TestUnsavedIsBounded(t *testing.T) {
	t.Parallel()
	var all []Unsaved
	for i := range mostUnsaved + 5 {
		all = WithUnsaved(all, noon, unsaved(shared.CardID(fmt.Sprint(i)), noon.Add(time.Duration(i)*time.Second), fmt.Sprint("text ", i)))
	}
	if len(all) != mostUnsaved || all[0].Words != "text 54" || all[mostUnsaved-1].Words != "text 5" {
		t.Errorf("%d are kept, from %q to %q", len(all), all[0].Words, all[len(all)-1].Words)
	}
	if left := WithUnsaved(all, noon.Add(unsavedFor+10*time.Second)); len(left) != mostUnsaved-5 {
		t.Errorf("%d are left of %d when five are too old", len(left), mostUnsaved)
	}
	all = WithUnsaved(all, noon.Add(time.Hour), unsaved("long", noon.Add(time.Hour), strings.Repeat("x", unsavedBytes)))
	if len(all) != 1 {
		t.Errorf("%d are kept beside one as long as can be", len(all)-1)
	}
	same := unsaved("same", noon, "as it was")
	same.Read = same.Words
	if all := WithUnsaved(nil, noon, same); len(all) != 0 {
		t.Error("a text that nothing was changed in is kept")
	}
}
