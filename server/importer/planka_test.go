package importer

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"incharge/server/board"
	"incharge/shared"
)

func fromPlanka(t rapid.TB, data []byte) (board.Import, shared.ImportReport) {
	t.Helper()
	in, report, err := Planka(bytes.NewReader(data), shared.NewID[shared.BoardID](), shared.User{}, now)
	if err != nil {
		t.Fatal(err)
	}
	checkWhole(t, in, report)
	return in, report
}

// TestPlanka reads answers of GET /api/boards/{id} as Planka 2.1.1 (two.json,
// commit a8dcd7c of plankanban/planka) and 1.26.3 (one.json: tasks are on the
// cards themselves, lists have no type) give them. They were written by hand
// after server/api/controllers/boards/show.js and the models there. What should
// become of each stands beside it.
func TestPlanka(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/planka/*.json")
	if err != nil || len(files) != 2 {
		t.Fatalf("fixtures %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, report := fromPlanka(t, data)
			matches(t, file, outline(in, true)+"\n"+lines(report.Notes)+"\n")
			for _, l := range in.Lists {
				if strings.HasPrefix(l.Title, "Harvest") && l.Category != shared.Done {
					t.Errorf("the closed list is %s", l.Category)
				}
			}
		})
	}
}

// Who has the name of a member collaborates on that member's cards.
func TestPlankaYou(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/planka/two.json")
	if err != nil {
		t.Fatal(err)
	}
	you := shared.User{ID: shared.NewID[shared.UserID](), Name: "ann archer"}
	in, _, err := Planka(bytes.NewReader(data), shared.NewID[shared.BoardID](), you, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range in.Cards {
		if yours := c.Collaborators.Has(you.ID); yours != (c.Title == "Sow") {
			t.Errorf("%q is yours: %t", c.Title, yours)
		}
	}
}

// What is no board is refused with what is wrong about it.
func TestPlankaRefused(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"":                             "empty",
		"[]":                           "does not begin",
		"<html>":                       "does not begin",
		"{}":                           "no lists or no cards",
		`{"name":"Trello","lists":[]}`: "no lists or no cards",
		`{"item":{"name":"x"},"included":{"lists":[],"cards":[`:                     "breaks off",
		`{"included":{"lists":{},"cards":[]}}`:                                      "included.lists should be a list",
		`{"included":{"lists":[{"id":7}],"cards":[]}}`:                              "can't be read",
		`{"included":{"lists":[],"cards":[]}} {}`:                                   "goes on after",
		`{"included":{"lists":[` + strings.Repeat("{},", 2000) + `{}],"cards":[]}}`: "more than 2000 lists",
	} {
		_, _, err := Planka(strings.NewReader(file), shared.NewID[shared.BoardID](), shared.User{}, now)
		var refusal *shared.Error
		if !errors.As(err, &refusal) || refusal.Code != shared.CodeInvalid || refusal.Fields[0].Field != "file" || !strings.Contains(refusal.Message, want) {
			t.Errorf("%.60s: %v, want %q", file, err, want)
		}
	}
}

// TestPlankaOdd: whatever is missing, null, there twice or refers to nothing,
// what is made of it keeps to the rules.
func TestPlankaOdd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{`"1"`, `"2"`, `"3"`, `null`})
		text := rapid.SampledFrom([]string{`null`, `""`, `"Peas"`, `"\u0000\u0007"`, `"` + strings.Repeat("long ", 300) + `"`, `"2026-02-01T08:00:00.000Z"`, `"https://example.com"`, `"closed"`, `"archive"`})
		number := rapid.SampledFrom([]string{`null`, `0`, `-1`, `65536.5`, `1e300`})
		thing := rapid.Custom(func(t *rapid.T) string {
			var fields []string
			for _, name := range []string{"id", "listId", "cardId", "labelId", "userId", "taskListId", "customFieldId", "linkedCardId"} {
				fields = append(fields, `"`+name+`":`+id.Draw(t, name))
			}
			for _, name := range []string{"name", "description", "type", "color", "createdAt", "dueDate", "url", "content", "username"} {
				fields = append(fields, `"`+name+`":`+text.Draw(t, name))
			}
			return `{` + strings.Join(fields, ",") + `,"position":` + number.Draw(t, "position") + `,"isCompleted":true,"stopwatch":{}}`
		})
		var parts []string
		for _, name := range []string{"users", "labels", "lists", "cards", "cardMemberships", "cardLabels", "taskLists", "tasks", "attachments", "customFields", "customFieldValues"} {
			parts = append(parts, `"`+name+`":[`+strings.Join(rapid.SliceOfN(thing, 0, 4).Draw(t, name), ",")+`]`)
		}
		fromPlanka(t, []byte(`{"item":{"name":`+text.Draw(t, "name")+`},"included":{`+strings.Join(parts, ",")+`}}`))
	})
}
