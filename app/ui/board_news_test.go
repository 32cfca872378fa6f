package ui

import (
	"strings"
	"testing"

	"incharge/app/text"
	"incharge/shared"
)

func TestNewsAreTold(t *testing.T) {
	text.Use(text.English)
	move := func(who, card, list string) news {
		return news{card: shared.CardID(card), kind: newsMoved, who: who, title: card, list: list}
	}
	for name, c := range map[string]struct {
		all  []news
		want string
	}{
		"nothing":               {nil, ""},
		"what is not worth it":  {[]news{{card: "a", who: "Pim"}}, ""},
		"one":                   {[]news{move("Pim", "a", "Done")}, "Pim moved “a” to Done"},
		"each of a few":         {[]news{move("Pim", "a", "Done"), {card: "b", kind: newsGone, who: "Mina", title: "b"}}, "Pim moved “a” to Done. Mina took “b” off the board"},
		"the last of one card":  {[]news{move("Pim", "a", "Doing"), move("Pim", "a", "Done")}, "Pim moved “a” to Done"},
		"many, by who did what": {[]news{move("Pim", "a", "D"), move("Pim", "b", "D"), move("Mina", "c", "D"), {card: "d", kind: newsAdded, who: "Pim"}}, "Pim moved 2 cards. Mina moved 1 card. Pim added 1 card"},
	} {
		if got := told(c.all); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	var busy []news
	for i := range 500 {
		busy = append(busy, move("Pim", strings.Repeat("x", i+1), "Done"))
	}
	if got := told(busy); len(got) > 100 {
		t.Errorf("of a busy moment %d letters are read out", len(got))
	}
}
