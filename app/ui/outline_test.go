package ui

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

// TestOutline has what people write come out as text, whatever it is.
func TestOutline(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"Pack", "", `<img src=x onerror="alert(1)">`, `"], {"onclick": "x"}, ["script", "", "`, "한국어 👩‍🚀", "a\nb\\\u2028\x00", "\xff"} {
		f := face{facts: facts{number: 7, title: words, pic: "1", name: words, picture: words, waiting: true, load: 3, limit: 2, cover: words,
			due: due{dueSoon, words}, priority: shared.PriorityHigh, blocked: true, described: true, comments: 1, items: 2, attachments: 1, chosen: true},
			labels: []chip{{words, "red"}, {"", "blue"}}}
		for _, one := range f.outline() {
			var element []any
			if err := json.Unmarshal([]byte(one), &element); err != nil {
				t.Fatalf("%s is no JSON: %v", one, err)
			}
			checkOutline(t, element, strings.ToValidUTF8(words, "�"))
		}
	}
}

// checkOutline finds no element that is none of ours, and no attribute that does
// something.
func checkOutline(t *testing.T, element []any, words string) {
	t.Helper()
	if name := fmt.Sprint(element[0]); !strings.Contains(" span svg path img ", " "+name+" ") {
		t.Errorf("%q makes an element %q", words, name)
	}
	if strings.Contains(fmt.Sprint(element[1]), "<") {
		t.Errorf("%q is in a class: %v", words, element[1])
	}
	for _, part := range element[2:] {
		switch part := part.(type) {
		case []any:
			checkOutline(t, part, words)
		case map[string]any:
			for name := range part {
				if strings.HasPrefix(name, "on") {
					t.Errorf("%q makes an attribute %q", words, name)
				}
			}
		}
	}
}
