package importer

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"incharge/server/board"
	"incharge/shared"
)

// ownBoard is a file of ours, small and whole.
func ownBoard() *shared.Export {
	const at = "2026-05-06T07:08:09Z"
	text := `{"incharge":1,"board":{"title":"House"},"people":[{"id":"` + anID(1) + `","name":"Ada","role":"supervisor"},{"id":"` + anID(2) + `","name":"Bo","role":"pic"}],
		"labels":[{"id":"` + anID(3) + `","name":"Roof","color":"red"}],
		"lists":[{"id":"` + anID(5) + `","title":"Second","rank":"b","category":"doing"},{"id":"` + anID(4) + `","title":"First","rank":"a","category":"todo"}],
		"cards":[{"card":{"id":"` + anID(6) + `","number":7,"list":"` + anID(4) + `","rank":"b","title":"Slates","description":"Gray","priority":"low","pic":"` + anID(2) + `",
				"labels":["` + anID(3) + `"],"blocked_by":["` + anID(7) + `"],"created_at":"` + at + `"},
			"comments":[{"id":"` + anID(8) + `","name":"Ada","author":"` + anID(1) + `","body":"Hm","at":"` + at + `"}],
			"checklists":[{"id":"` + anID(9) + `","title":"Steps","rank":"a"}],
			"items":[{"id":"` + anID(10) + `","checklist":"` + anID(9) + `","text":"Lift","done":true,"rank":"a"}],
			"attachments":[{"id":"` + anID(11) + `","name":"Shop","url":"https://example.com","at":"` + at + `"}]},
		{"card":{"id":"` + anID(7) + `","number":2,"list":"` + anID(4) + `","rank":"a","title":"Ladder","priority":"none","labels":[],"created_at":"` + at + `"}}]}`
	var file shared.Export
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		panic(err)
	}
	return &file
}

func anID(n int) string {
	return "00000000-0000-4000-8000-" + strings.Repeat("0", 10) + string(rune('0'+n/10)) + string(rune('0'+n%10))
}

func fromOwn(t testing.TB, file *shared.Export, you shared.User) (string, shared.ImportReport, error) {
	t.Helper()
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	in, report, err := Read(strings.NewReader("\ufeff "+string(data)), "", shared.NewID[shared.BoardID](), you, now)
	if err != nil {
		return "", report, err
	}
	if report.Format != string(FromIncharge) {
		t.Errorf("taken for %s", report.Format)
	}
	standing(t, in)
	var titles []string
	for _, list := range in.Lists {
		titles = append(titles, list.Title)
	}
	return strings.Join(titles, ","), report, nil
}

func TestIncharge(t *testing.T) {
	t.Parallel()
	titles, report, err := fromOwn(t, ownBoard(), shared.User{ID: shared.NewID[shared.UserID](), Name: "ada"})
	if err != nil || titles != "First,Second" || report.Cards != 2 || report.Items != 1 {
		t.Fatalf("%s %+v %v", titles, report, err)
	}
	if got := lines(report.Notes); got != "members 1: Bo\nassignments 1: Bo #7" {
		t.Errorf("the report says %s", got)
	}
}

// What could not have been written out here is refused, and says where it is.
func TestInchargeRefused(t *testing.T) {
	t.Parallel()
	for want, spoil := range map[string]func(*shared.Export){
		"A newer Incharge":                func(f *shared.Export) { f.Version = 2 },
		"not a board that Incharge":       func(f *shared.Export) { f.Version = 0 },
		"board: title must not be empty":  func(f *shared.Export) { f.Board.Title = " " },
		"labels[0]: color":                func(f *shared.Export) { f.Labels[0].Color = "mauve" },
		"lists[1]: id is that of another": func(f *shared.Export) { f.Lists[1].ID = f.Lists[0].ID },
		"lists[0]: color":                 func(f *shared.Export) { f.Lists[1].Color = new(shared.Color("mauve")) },
		"cards[1]: id is that of another": func(f *shared.Export) { f.Cards[1].Card.ID = f.Cards[0].Card.ID },
		"cards[1]: number":                func(f *shared.Export) { f.Cards[1].Card.Number = 7 },
		"cards[0]: list":                  func(f *shared.Export) { f.Cards[0].Card.List = shared.ListID(anID(20)) },
		"cards[0]: labels":                func(f *shared.Export) { f.Cards[0].Card.Labels[0] = shared.LabelID(anID(20)) },
		"cards[0]: blocked_by":            func(f *shared.Export) { f.Cards[0].Card.BlockedBy[0] = shared.CardID(anID(20)) },
		"cards[0]: title":                 func(f *shared.Export) { f.Cards[0].Card.Title = strings.Repeat("x", shared.MaxTitle+1) },
		"cards[0]: comments[0]: body":     func(f *shared.Export) { f.Cards[0].Comments[0].Body = "\a" },
		"cards[0]: items[0]: checklist":   func(f *shared.Export) { f.Cards[0].Items[0].Checklist = shared.ChecklistID(anID(20)) },
		"cards[0]: attachments[0]: url":   func(f *shared.Export) { f.Cards[0].Attachments[0].URL = "javascript:alert(1)" },
		"cards[0]: deadline is before the": func(f *shared.Export) {
			c := &f.Cards[0].Card
			c.Start, c.Deadline = new(now), new(now.AddDate(0, 0, -1))
		},
	} {
		file := ownBoard()
		spoil(file)
		_, _, err := fromOwn(t, file, shared.User{})
		var refusal *shared.Error
		if !errors.As(err, &refusal) || refusal.Code != shared.CodeInvalid || refusal.Fields[0].Field != "file" || !strings.Contains(strings.ReplaceAll(refusal.Message, ": :", ":"), want) {
			if want != "not a board that Incharge" { // without its number it is taken for Trello's
				t.Errorf("%v, want %q", err, want)
			}
		}
	}
}

// standing checks that everything is where it refers to, in an order without ties.
func standing(t testing.TB, in board.Import) {
	t.Helper()
	lists, cards, ranks := map[shared.ListID]bool{}, map[shared.CardID]bool{}, map[string]bool{}
	placed := func(in, rank string) {
		if rank == "" || ranks[in+rank] {
			t.Errorf("%s has %q twice", in, rank)
		}
		ranks[in+rank] = true
	}
	for _, l := range in.Lists {
		lists[l.ID] = true
		placed("board", l.Rank)
	}
	for _, c := range in.Cards {
		cards[c.ID] = true
		placed(string(c.List), c.Rank)
		if !lists[c.List] || c.Description == nil || c.Labels == nil {
			t.Errorf("card %+v", c)
		}
	}
	for _, l := range in.Checklists {
		placed(string(l.Card), l.Rank)
	}
	for _, i := range in.Items {
		placed(string(i.Checklist), i.Rank)
		if !cards[i.Card] {
			t.Errorf("item %+v", i)
		}
	}
	for _, c := range in.Comments {
		if !cards[c.Card] || !shared.ValidID(c.ID) {
			t.Errorf("comment %+v", c)
		}
	}
}

func FuzzIncharge(f *testing.F) {
	data, err := json.Marshal(ownBoard())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) { wrongOrRight(t, data) })
}

// wrongOrRight: whatever the file, there is a board or an error about the file.
func wrongOrRight(t *testing.T, data []byte) {
	t.Helper()
	in, _, err := Incharge(strings.NewReader(string(data)), shared.NewID[shared.BoardID](), shared.User{}, now)
	if err == nil {
		standing(t, in)
		return
	}
	var e *shared.Error
	if !errors.As(err, &e) || e.Code != shared.CodeInvalid || e.Message == "" {
		t.Fatalf("%q: %v", data, err)
	}
}
