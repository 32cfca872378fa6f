package shared

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	adaID = UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b")
	minID = UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5c")
)

func TestMentions(t *testing.T) {
	t.Parallel()
	ada, min := MentionOf(adaID, "Ada Lovelace"), MentionOf(minID, "민수")
	for text, want := range map[string][]UserID{
		"":                                       nil,
		"nobody at all":                          nil,
		ada:                                      {adaID},
		"See " + ada + ", please":                {adaID},
		min + "님이 " + ada + " 님과 " + min:         {minID, adaID},
		ada + min + ada:                          {adaID, minID},
		"@[" + ada:                               {adaID},
		"@@" + ada:                               {adaID},
		strings.ToUpper(ada):                     nil,
		"[Ada](user:" + string(adaID) + ")":      nil,
		"@[](user:" + string(adaID) + ")":        nil,
		"@[A\nB](user:" + string(adaID) + ")":    nil,
		"@[A](user:" + string(adaID):             nil,
		"@[A](user:" + string(adaID)[1:] + ")":   nil,
		"@[A](user:" + string(adaID) + "0)":      nil,
		"@[A] (user:" + string(adaID) + ")":      nil,
		"@[A](https://example.com) @[B] @[C](D)": nil,
		"@[" + strings.Repeat("x", 4*MaxName+1) + "](user:" + string(adaID) + ")": nil,
	} {
		if got := Mentions(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A name that would end the mention is written without that.
func TestMentionOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Ada": "Ada", "[Ada]": "Ada", "A]d[a": "A d a", `a\b`: "a b", "지은": "지은", strings.Repeat("가", MaxName): strings.Repeat("가", MaxName),
	} {
		m, ok := MentionAt(MentionOf(adaID, name) + " rest")
		if !ok || m.Name != want || m.User != adaID || m.End != len(MentionOf(adaID, name)) {
			t.Errorf("%q: %+v, %v", name, m, ok)
		}
	}
}

func TestSpoken(t *testing.T) {
	t.Parallel()
	text := "Ask " + MentionOf(adaID, "Ada") + " or " + MentionOf(minID, "민수") + "."
	if got := Spoken(text, nil); got != "Ask @Ada or @민수." {
		t.Error(got)
	}
	today := func(id UserID) string { return map[UserID]string{adaID: "Ada King"}[id] }
	if got := Spoken(text, today); got != "Ask @Ada King or @민수." {
		t.Error(got)
	}
}

// FuzzMentions: what is found in a text stands there, in order, and is found
// again where it is written anew.
func FuzzMentions(f *testing.F) {
	ada := MentionOf(adaID, "Ada")
	for _, seed := range []string{"", ada, "x" + ada + ada, "@[" + ada, "@[a](user:", ada[:len(ada)-1], "@[\xff](user:" + string(adaID) + ")"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, m := range MentionsIn(text) {
			if m.Start < at || m.End <= m.Start || m.End > len(text) || !ValidID(m.User) {
				t.Fatalf("%q: %+v", text, m)
			}
			again, ok := MentionAt(text[m.Start:m.End])
			if !ok || again.User != m.User || again.Name != m.Name || again.End != m.End-m.Start {
				t.Fatalf("%q: %+v, and then %+v", text, m, again)
			}
			if utf8.ValidString(m.Name) {
				if again, ok := MentionAt(MentionOf(m.User, m.Name)); !ok && strings.TrimSpace(m.Name) != "" || ok && again.User != m.User {
					t.Fatalf("%q written anew: %+v", m.Name, again)
				}
			}
			at = m.End
		}
		if len(Mentions(text)) > 0 == (Spoken(text, nil) == text) && text != "" {
			t.Errorf("%q is said as %q", text, Spoken(text, nil))
		}
	})
}
