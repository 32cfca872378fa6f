package ui

import (
	"slices"
	"testing"

	"incharge/shared"
)

func members(ids ...shared.UserID) (all []shared.Member) {
	for _, id := range ids {
		all = append(all, shared.Member{User: shared.User{ID: id, Name: string(id)}})
	}
	return all
}

func here(ids ...shared.UserID) (all []companion) {
	for _, id := range ids {
		all = append(all, companion{user: id, name: string(id)})
	}
	return all
}

func TestFacesInTheHeader(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		members []shared.Member
		here    []companion
		faces   string // capitals are here
		rest    int
	}{
		"alone":                        {members("me"), nil, "", 0},
		"nobody here":                  {members("a", "me", "b"), nil, "ab", 0},
		"in the order of the members":  {members("a", "b", "me", "c"), here("b"), "aBc", 0},
		"as many as there is room for": {members("a", "b", "c", "d", "e", "f", "me"), nil, "abcd", 2},
		"who is here first":            {members("a", "b", "c", "d", "e", "f", "me"), here("d", "f"), "abDF", 2},
		"more here than room":          {members("a", "b", "c", "d", "e", "f", "me"), here("a", "b", "c", "e", "f"), "ABCE", 2},
	} {
		faces, rest := headFaces(c.members, "me", c.here)
		var got []byte
		for _, f := range faces {
			letter := f.user.ID[0]
			if f.here {
				letter -= 'a' - 'A'
			}
			got = append(got, letter)
		}
		if string(got) != c.faces || rest != c.rest {
			t.Errorf("%s: %s and %d more, want %s and %d", name, got, rest, c.faces, c.rest)
		}
	}
}

func TestWhoIsAtWhichCard(t *testing.T) {
	t.Parallel()
	at := func(id shared.UserID, card shared.CardID, moves bool) companion {
		return companion{user: id, name: string(id), card: card, moves: moves}
	}
	all := crowds([]companion{
		at("on the board", "", false), at("reads", "x", false), at("moves", "x", true), at("moves it too", "x", true), at("other", "y", true),
	})
	if len(all) != 2 {
		t.Errorf("%d cards have somebody at them, want 2", len(all))
	}
	x := all["x"]
	if x.moving.user != "moves" || !slices.Equal(namesOf(x.open), []string{"reads", "moves it too"}) {
		t.Errorf("at x: %+v", x)
	}
	if y := all["y"]; y.moving.user != "other" || len(y.open) != 0 || y.same(x) || !y.same(crowds([]companion{at("other", "y", true)})["y"]) {
		t.Errorf("at y: %+v", y)
	}
}
