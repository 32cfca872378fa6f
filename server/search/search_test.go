package search

import (
	"reflect"
	"strings"
	"testing"

	"incharge/shared"
)

// shown is a text with its words between brackets.
func shown(pieces []shared.Piece) string {
	var all strings.Builder
	for _, p := range pieces {
		if p.Hit {
			all.WriteString("[" + p.Text + "]")
		} else {
			all.WriteString(p.Text)
		}
	}
	return all.String()
}

func TestWords(t *testing.T) {
	for query, want := range map[string][]string{
		"":                      nil,
		"  \t ":                 nil,
		"Pay the RENT rent":     {"rent", "pay", "the"},
		"a b c d e f g h i j k": {"a", "b", "c", "d", "e", "f", "g", "h"},
		"Ｆｕｌｌ 카":                {"full", "\u110f\u1161"},
	} {
		if got := Words(query); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"Pay the rent", "RENT pay", "[Pay] the [rent]"},
		{"Pay the rent", "nothing", "Pay the rent"},
		{"", "rent", ""},
		{"abcabc", "abc", "[abcabc]"},
		{"aXbXa", "x", "a[X]b[X]a"},
		{"이번 주 회의록 정리", "회의", "이번 주 [회의]록 정리"},
		{"카드를 옮기기", "카ㄷ", "[카드]를 옮기기"}, // half a word, as it is typed
		{"Über Äpfel", "ÄPFEL", "Über [Äpfel]"},
		{"100% of _it", "%", "100[%] of _it"},
	} {
		if got := shown(Pieces(c.text, Words(c.query))); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("lorem ipsum ", 30)
	for _, c := range []struct{ text, want string }{
		{"first\n\n  line of rent", "first line of [rent]"},
		{long + "the rent is due " + long, "… ipsum lorem ipsum lorem ipsum the [rent] is due " + strings.Repeat("lorem ipsum ", 9) + "lorem …"},
		{"rent " + long, "[rent] " + strings.Repeat("lorem ipsum ", 12) + "lorem ipsum…"},
		{long, strings.Repeat("lorem ipsum ", 13) + "lore…"},
	} {
		if got := shown(Excerpt(c.text, Words("rent"))); got != c.want {
			t.Errorf("%q,\nwant %q", got, c.want)
		}
	}
}
