package rank

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBetween(t *testing.T) {
	t.Parallel()
	top := "z" + strings.Repeat("z", 26)
	bottom := floor[:26] + "1"
	for _, test := range []struct{ name, a, b, want string }{
		{"empty list", "", "", "a1"},
		{"append", "a1", "", "a2"},
		{"append beyond one digit", "az", "", "b01"},
		{"append with carry", "b0z", "", "b11"},
		{"append to a fraction", "a1V", "", "a2"},
		{"append at the top", top, "", top + "V"},
		{"append above the top", top + "V", "", top + "k"},
		{"prepend", "", "a2", "a1"},
		{"prepend below zero", "", "a1", "Zz"},
		{"prepend beyond one digit", "", "Z1", "Yzz"},
		{"prepend with borrow", "", "b11", "b0z"},
		{"prepend to a fraction on zero", "", "a0V", "Zz"},
		{"prepend at the bottom", "", bottom, floor + "V"},
		{"prepend below the bottom", "", floor + "V", floor + "F"},
		{"whole number between", "a1", "a3", "a2"},
		{"neighbours", "a1", "a2", "a1V"},
		{"from below zero", "Zz", "a1", "ZzV"},
		{"next whole number skips the upper bound", "Zz", "a0V", "ZzV"},
		{"lower half", "a1", "a1V", "a1F"},
		{"upper half", "a1V", "a2", "a1k"},
		{"no digit left", "a1", "a11", "a10V"},
		{"upper bound cut short", "a1V", "a1W1", "a1W"},
		{"above the lower bound's tail", "a1Vz", "a1W", "a1VzV"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := Between(test.a, test.b)
			if err != nil || got != test.want {
				t.Errorf("Between(%q, %q) = %q, %v; want %q", test.a, test.b, got, err, test.want)
			}
		})
	}
}

func TestBetweenRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, a, b string
		want       error
	}{
		{"equal", "a1", "a1", ErrOrder},
		{"reversed", "a2", "a1", ErrOrder},
		{"trailing zero", "a0", "", ErrInvalid},
		{"trailing zero in a fraction", "a1", "a1V0", ErrInvalid},
		{"header alone", "a", "", ErrInvalid},
		{"digits missing", "", "c12", ErrInvalid},
		{"digit as header", "11", "", ErrInvalid},
		{"foreign character", "a-", "", ErrInvalid},
		{"not ASCII", "", "aé", ErrInvalid},
		{"NUL", "a1\x00", "", ErrInvalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got, err := Between(test.a, test.b); got != "" || !errors.Is(err, test.want) {
				t.Errorf("Between(%q, %q) = %q, %v; want error %v", test.a, test.b, got, err, test.want)
			}
		})
	}
}

// keys generates any valid rank, the shortest and the widest alike.
func keys() *rapid.Generator[string] {
	letter := rapid.OneOf(rapid.SampledFrom([]byte("aZbY")), rapid.SampledFrom([]byte(digits[10:])))
	digit := rapid.OneOf(rapid.SampledFrom([]byte("01z")), rapid.SampledFrom([]byte(digits)))
	return rapid.Custom(func(t *rapid.T) string {
		header := letter.Draw(t, "header")
		n := width(header)
		body := rapid.SliceOfN(digit, n, n+4).Draw(t, "digits")
		if body[len(body)-1] == '0' {
			body[len(body)-1] = '1'
		}
		return string(header) + string(body)
	})
}

func TestBetweenAnyTwoRanks(t *testing.T) {
	t.Parallel()
	bound := rapid.OneOf(rapid.Just(""), keys(), keys())
	rapid.Check(t, func(t *rapid.T) {
		a, b := bound.Draw(t, "a"), bound.Draw(t, "b")
		key, err := Between(a, b)
		if b != "" && a >= b {
			if !errors.Is(err, ErrOrder) {
				t.Fatalf("Between(%q, %q) = %q, %v; want ErrOrder", a, b, key, err)
			}
			return
		}
		if err != nil || !Valid(key) || key <= a || (b != "" && key >= b) {
			t.Fatalf("Between(%q, %q) = %q, %v", a, b, key, err)
		}
	})
}

func TestBetweenAnyStrings(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(
		rapid.String(), rapid.StringMatching(`[0-9A-Za-c]{0,5}`), keys(),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		usable := (a == "" || Valid(a)) && (b == "" || Valid(b)) && (b == "" || a < b)
		if key, err := Between(a, b); (err == nil) != usable || Valid(key) != usable {
			t.Fatalf("Between(%q, %q) = %q, %v; usable: %t", a, b, key, err, usable)
		}
	})
}

func TestInsertsAtRandomSpotsKeepOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var list []string
		for _, spot := range rapid.SliceOfN(rapid.Uint16(), 1, 300).Draw(t, "spots") {
			list = insert(t, list, int(spot)%(len(list)+1))
		}
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Fatalf("not in order: %q", list)
		}
	})
}

// insert puts a new rank at spot i of the list and checks the bound on growth
// that MaxLen is reasoned from.
func insert(t rapid.TB, list []string, i int) []string {
	var a, b string
	if i > 0 {
		a = list[i-1]
	}
	if i < len(list) {
		b = list[i]
	}
	key, err := Between(a, b)
	if err != nil || !Valid(key) {
		t.Fatalf("Between(%q, %q) = %q, %v", a, b, key, err)
	}
	if limit := worst(len(list) + 1); len(key) > limit {
		t.Fatalf("%q, number %d, is longer than %d", key, len(list)+1, limit)
	}
	return slices.Insert(list, i, key)
}
