package ui

import (
	"strings"
	"testing"

	"incharge/shared"
)

func TestBeingNamed(t *testing.T) {
	t.Parallel()
	for before, want := range map[string]string{
		"@": "", "Ask @Ad": "Ad", "Ask @Ada Lo": "Ada Lo", "(@민": "민", "\n@a": "a", "님@민": "민",
		"": "-", "Ask": "-", "joe@ex": "-", "@ ": "-", "@Ada\n": "-", "@[Ada](user:": "-", "@a b c d e": "-", "@" + strings.Repeat("x", shared.MaxName+1): "-",
	} {
		typed, begun := beingNamed(before)
		if !begun {
			typed = "-"
		}
		if typed != want {
			t.Errorf("%q: %q, want %q", before, typed, want)
		}
	}
}

func TestNamedSo(t *testing.T) {
	t.Parallel()
	var members []shared.Member
	for _, name := range []string{"Ada Lovelace", "김민수", "Pim", "Adrian", "Lou", "Al", "Ann", "Art"} {
		members = append(members, shared.Member{User: shared.User{Name: name}})
	}
	for typed, want := range map[string]string{
		"ad": "Ada Lovelace, Adrian", "Lo": "Ada Lovelace, Lou", "민수": "김민수", "im": "Pim", "x": "", "": "Ada Lovelace, 김민수, Pim, Adrian, Lou, Al", "Ada L": "Ada Lovelace",
	} {
		var names []string
		for _, m := range namedSo(members, typed) {
			names = append(names, m.User.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
