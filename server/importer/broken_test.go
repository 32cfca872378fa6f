package importer

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"incharge/shared"
)

func TestForeignFiles(t *testing.T) {
	t.Parallel()
	many := func(n int, item string) string { return strings.Repeat(item+",", n-1) + item }
	board := func(fields string) string { return `{"name":"b","lists":[],"cards":[],` + fields + `}` }
	for _, test := range []struct{ name, file, want string }{
		{"nothing", "", "empty"},
		{"spaces", strings.Repeat(" \r\n\t", 100_000), "empty"},
		{"only a byte order mark", "\ufeff", "empty"},
		{"a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"},
		{"Trello's CSV", "Card ID,Card Name,Card URL\n1,a,b\n", "a table (CSV)"},
		{"a table with a mark", "\ufeffCard ID;Card Name\n", "a table (CSV)"},
		{"a text", "Hello there", "not JSON"},
		{"an archive", "PK\x03\x04....", "compressed"},
		{"gzip", "\x1f\x8b\x08", "compressed"},
		{"UTF-16 with a mark", "\xff\xfe{\x00}\x00", "UTF-16"},
		{"UTF-16 without", "{\x00}\x00", "UTF-16"},
		{"zeros", "\x00\x00\x00", "no text"},
		{"a list", `[{"name":"b"}]`, "a list and not one board"},
		{"null", `null`, "not JSON: it does not begin"},
		{"an empty object", `{}`, "no “lists” and no “cards”"},
		{"something else", `{"name":"x","version":"1.0.0","dependencies":{}}`, "no “lists” and no “cards”"},
		{"no cards", `{"name":"b","lists":[]}`, "it has no “cards”"},
		{"no lists", `{"name":"b","cards":[]}`, "it has no “lists”"},
		{"null lists", `{"name":"b","lists":null,"cards":[]}`, "it has no “lists”"},
		{"a card", `{"id":"c","name":"x","idList":"l","labels":[]}`, "a single card"},
		{"our own", `{"seq":12,"board":{"id":"x"},"lists":[],"cards":[{"labels":["a"]}]}`, "Incharge itself"},

		{"broken off at once", `{`, "breaks off after byte 1."},
		{"broken off in a card", `{"name":"b","lists":[],"cards":[{"id":"1"},{"name":"x","desc":"abc`, "in cards[1].desc"},
		{"broken off between", `{"name":"b","lists":[],"cards":[]`, "breaks off after byte 33."},
		{"a comma too many", `{"name":"b","lists":[{},]}`, "not valid JSON"},
		{"a key without quotes", `{name:"b"}`, "not valid JSON: invalid character 'n'"},
		{"a wrong bracket", `{"lists":[}`, "not valid JSON"},
		{"broken in what is passed over", `{"limits":{"a":tru}}`, "in limits"},
		{"two exports", `{"lists":[],"cards":[]}{"lists":[],"cards":[]}`, "goes on after the board's end, after byte 23"},
		{"more after the end", `{"lists":[],"cards":[]} x`, "goes on after the board's end"},
		{"a control character in a text", "{\"name\":\"a\x00b\"}", "not valid JSON"},

		{"a number for a name", `{"name":12,"lists":[],"cards":[]}`, "name should be text and is a number"},
		{"a number for a card's name", board(`"x":1,"cards":[{"name":"ok"},{"name":3}]`), "cards[1].name should be text and is a number"},
		{"an object for lists", `{"lists":{"a":1}}`, "lists should be a list and is an object"},
		{"a text for a card", board(`"cards":["x"]`), "cards[0] should be an object and is text"},
		{"a list for a card", board(`"cards":[[]]`), "cards[0] should be an object and is a list"},
		{"a text for closed", board(`"lists":[{"closed":"no"}]`), "lists[0].closed should be true or false and is text"},
		{"true for a link", board(`"cards":[{"attachments":[{"url":true}]}]`), "cards[0].attachments[0].url should be text and is true or false"},
		{"a number for an item", board(`"checklists":[{"checkItems":[{"name":1}]}]`), "checklists[0].checkItems[0].name"},
		{"a hostile path", board(`"labelNames":{"` + strings.Repeat("x", 5000) + `\u0000":5}`), "…"},

		{"deep where it is passed over", board(`"x":` + strings.Repeat("[", 100_000)), "exceeded max depth"},
		{"deep where it is read", board(`"cards":[{"pos":` + strings.Repeat("[", 100_000)), "exceeded max depth"},
		{"too many lists", `{"lists":[` + many(2_001, "{}") + `],"cards":[]}`, "more than 2000 lists"},
		{"too many cards", board(`"x":0,"cards":[` + many(20_001, "{}") + `]`), "more than 20000 cards"},
		{"too many labels", board(`"labels":[` + many(2_001, "{}") + `]`), "more than 2000 labels"},
		{"too many checklists", board(`"checklists":[` + many(50_001, "{}") + `]`), "more than 50000 checklists"},
		{"too many items", board(`"checklists":[{"checkItems":[` + many(200_001, "{}") + `]}]`), "more than 200000 checklist items"},
		{"too many attachments", board(`"cards":[{"attachments":[` + many(100_001, "{}") + `]}]`), "more than 100000 attachments"},
		{"too many comments", board(`"actions":[` + many(100_001, `{"type":"commentCard"}`) + `]`), "more than 100000 comments"},
		{"too many of anything", board(`"cards":[{"idMembers":[` + many(500_001, `""`) + `]}]`), "more than 500000 entries"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			in, _, err := Trello(strings.NewReader(test.file), shared.NewID[shared.BoardID](), shared.User{}, now)
			var e *shared.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, and %+v", err, in)
			}
			if e.Code != shared.CodeInvalid || len(e.Fields) != 1 || e.Fields[0].Field != "file" || e.Fields[0].Message != e.Message {
				t.Errorf("got %+v", e)
			}
			if !strings.Contains(e.Message, test.want) {
				t.Errorf("it says %q and nothing of %q", e.Message, test.want)
			}
			if len(e.Message) > 500 || strings.ContainsAny(e.Message, "\x00\n") {
				t.Errorf("the message is not fit to be shown: %q", e.Message)
			}
		})
	}
}

// TestBrokenOffAnywhere cuts a fixture off after every byte.
func TestBrokenOffAnywhere(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/odd.json")
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.TrimSpace(data)
	for i := range data {
		_, _, err := Trello(bytes.NewReader(data[:i]), "", shared.User{}, now)
		var e *shared.Error
		if !errors.As(err, &e) || e.Code != shared.CodeInvalid {
			t.Fatalf("cut off after %d bytes: %v", i, err)
		}
		if i > 0 && !strings.Contains(e.Message, "breaks off") {
			t.Fatalf("cut off after %d bytes it says %q", i, e.Message)
		}
	}
}

// TestReaderFails: what goes wrong with the reader is not the file's fault.
func TestReaderFails(t *testing.T) {
	t.Parallel()
	gone := errors.New("the connection is gone")
	for _, before := range []string{"", " ", "{", `{"name":"b","lists":[`, `{"lists":[],"cards":[]}`} {
		r := iotest.DataErrReader(&failing{before, gone})
		_, _, err := Trello(r, "", shared.User{}, now)
		if !errors.Is(err, gone) || shared.CodeOf(err) != shared.CodeInternal {
			t.Errorf("after %q: %v", before, err)
		}
	}
}

type failing struct {
	text string
	err  error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.text == "" {
		return 0, f.err
	}
	n := copy(p, f.text)
	f.text = f.text[n:]
	return n, nil
}

// TestOneByteAtATime: how the bytes arrive makes no difference.
func TestOneByteAtATime(t *testing.T) {
	t.Parallel()
	for _, file := range fixtures(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = append([]byte("\ufeff\n"), data...)
		slow, _, err := Trello(iotest.OneByteReader(bytes.NewReader(data)), "", shared.User{}, now)
		if err != nil {
			t.Fatal(err)
		}
		whole, _, err := Trello(bytes.NewReader(data), "", shared.User{}, now)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, outline(slow, true), outline(whole, true))
	}
}
