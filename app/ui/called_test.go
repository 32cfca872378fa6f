package ui

import (
	"testing"

	"incharge/shared"
)

const (
	ada    = shared.UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b")
	minsu  = shared.UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5c")
	adaToo = shared.UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5d")
)

// What a field shows of a text is taken back as it was.
func TestSpeak(t *testing.T) {
	t.Parallel()
	at := shared.MentionOf
	for words, want := range map[string]string{
		"":                            "",
		"no mention, a@b.example":     "no mention, a@b.example",
		"Ask " + at(ada, "Ada") + ".": "Ask @Ada.",
		at(minsu, "민수") + "님, " + at(ada, "Ada K"): "@민수님, @Ada K",
		at(minsu, "민수") + at(ada, "Ada"):           "@민수@Ada",
		at(ada, "Ada") + at(minsu, "민수"):           at(ada, "Ada") + at(minsu, "민수"),         // as an address would go on
		at(ada, "Ada") + " " + at(adaToo, "Ada"):   at(ada, "Ada") + " " + at(adaToo, "Ada"), // two of one name
		at(ada, "Ada") + "mant":                    at(ada, "Ada") + "mant",
		"x" + at(ada, "Ada"):                       "x" + at(ada, "Ada"),
		at(ada, "Ada") + ", not @Ada":              at(ada, "Ada") + ", not @Ada", // it would be one
	} {
		shown, those := speak(words)
		if back := those.written(shown); shown != want || back != words {
			t.Errorf("%q is shown as %q, want %q, and taken back as %q", words, shown, want, back)
		}
	}
}

func TestCalled(t *testing.T) {
	t.Parallel()
	member := func(id shared.UserID, name string) shared.Member {
		return shared.Member{User: shared.User{ID: id, Name: name}}
	}
	all := called{}.and([]shared.Member{member(ada, "Ada"), member(minsu, "민수"), member(adaToo, "Ada King")})
	at := shared.MentionOf
	for shown, want := range map[string]string{
		"@Ada":              "" + at(ada, "Ada"),
		"@Ada King, @Ada":   at(adaToo, "Ada King") + ", " + at(ada, "Ada"),
		"@Adam":             "@Adam",
		"@ada":              "@ada",
		"joe@Ada.example":   "joe@Ada.example",
		"(@민수에게)":           "(" + at(minsu, "민수") + "에게)",
		at(ada, "Somebody"): at(ada, "Somebody"),
		"@@Ada":             "@" + at(ada, "Ada"),
		"@":                 "@",
	} {
		if got := all.written(shown); got != want {
			t.Errorf("%q becomes %q, want %q", shown, got, want)
		}
	}
	two := called{}.and([]shared.Member{member(ada, "Ada"), member(adaToo, "Ada")})
	if got := two.written("@Ada"); got != "@Ada" {
		t.Errorf("one of two is meant: %q", got)
	}
	if got := (called{"Ada": adaToo}).and([]shared.Member{member(ada, "Ada")}).written("@Ada"); got != at(adaToo, "Ada") {
		t.Errorf("who stands there is somebody else then: %q", got)
	}
}
