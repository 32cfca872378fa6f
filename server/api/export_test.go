package api

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/server/importer"
	"incharge/shared"
)

// exported is a board as it is written out.
func (p *person) exported(board shared.BoardID) []byte {
	p.Helper()
	return p.get("/boards/" + string(board) + "/export?format=json").want(http.StatusOK).body
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// comparableExport is an export without what has to be another one after an import: ids
// are told by the order in which they come up; numbers of changes, ranks (what
// they order stands in order), the time of the export and the history are left out.
func comparableExport(t *testing.T, export []byte) string {
	t.Helper()
	seen := map[string]string{}
	export = uuids.ReplaceAllFunc(export, func(id []byte) []byte {
		if seen[string(id)] == "" {
			seen[string(id)] = fmt.Sprint("id ", len(seen))
		}
		return []byte(seen[string(id)])
	})
	var value any
	if err := json.Unmarshal(export, &value); err != nil {
		t.Fatal(err)
	}
	var strip func(any)
	strip = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, one := range value {
				strip(one)
			}
		case map[string]any:
			for _, key := range []string{"seq", "rank", "exported_at", "activity"} {
				delete(value, key)
			}
			if blockers, ok := value["blocked_by"].([]any); ok { // in the order of their ids
				slices.SortFunc(blockers, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			}
			for _, one := range value {
				strip(one)
			}
		}
	}
	strip(value)
	text, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// roundTrip imports what was exported and exports it again.
func (p *person) roundTrip(t *testing.T, first []byte) shared.Imported {
	t.Helper()
	done := decoded[shared.Imported](p.post("/boards/import", first).want(http.StatusCreated))
	got, want := comparableExport(t, p.exported(done.Board)), comparableExport(t, first)
	if got != want {
		a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("line %d is\n%s\nwant\n%s\nafter\n%s", i, a[i], b[i], strings.Join(b[max(0, i-12):i], "\n"))
			}
		}
		t.Fatalf("%d lines, want %d", len(a), len(b))
	}
	return done
}

// fullBoard has something of everything that a board can have of one person.
func (p *person) fullBoard() shared.Snapshot {
	p.Helper()
	s := p.board("House, “round” trip")
	do := func(command shared.Command) { p.Helper(); p.done(s.Board.ID, command) }
	do(shared.EditBoard{Description: new("All of *it*"), Background: new(shared.Background("teal")),
		Settings: &shared.SettingsEdit{PICsAddCards: new(true), Limits: shared.LimitsRefuse, PICLimit: shared.Some(7)}})
	red, blue := shared.NewID[shared.LabelID](), shared.NewID[shared.LabelID]()
	do(shared.AddLabel{Label: red, Name: "Roof", Color: "red"})
	do(shared.AddLabel{Label: blue, Name: "지붕", Color: "blue"})
	do(shared.EditList{List: s.Lists[1].ID, WIPLimit: shared.Some(3), Color: shared.Some(shared.Color("pink"))})
	blocker := p.card(s, "=HYPERLINK(\"http://evil.example\")")
	card := shared.NewID[shared.CardID]()
	day := time.Date(2027, 3, 4, 5, 6, 7, 0, time.UTC)
	do(shared.AddCard{Card: card, List: s.Lists[1].ID, Title: "Mend the roof", Description: "With\n\n- slate\n- 슬레이트", PIC: &p.user.ID,
		Labels: []shared.LabelID{blue, red}, Priority: shared.PriorityHigh, Start: &day, Deadline: new(day.AddDate(0, 0, 3))})
	do(shared.BlockCard{Card: card, By: blocker, On: true})
	do(shared.WatchCard{Card: card, On: true})
	for i := range 3 {
		do(shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: fmt.Sprint("Hm ", i)})
	}
	second := shared.NewID[shared.ChecklistID]()
	do(shared.AddChecklist{Checklist: second, Card: card, Title: "After"})
	do(shared.AddChecklist{Checklist: shared.NewID[shared.ChecklistID](), Card: card, Title: "Before, and empty", Before: second})
	done := shared.NewID[shared.ItemID]()
	do(shared.AddItem{Item: done, Checklist: second, Text: "Last", PIC: &p.user.ID, Due: &day})
	do(shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: second, Text: "First", Before: done})
	do(shared.CheckItem{Item: done, Done: true})
	do(shared.AttachLink{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "Slate", URL: "https://example.com/slate?a=b"})
	old, gone := p.card(s, "Archived"), p.card(s, "In the trash")
	do(shared.ArchiveCard{Card: old})
	do(shared.DeleteCard{Card: gone})
	do(shared.BlockCard{Card: card, By: old, On: true})
	do(shared.ArchiveList{List: s.Lists[2].ID})
	first := shared.NewID[shared.CardID]()
	do(shared.AddCard{Card: first, List: s.Lists[1].ID, Title: "First of all", Before: card})
	return s
}

// A board that is written out and brought back is the same board.
func TestRoundTrip(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.fullBoard()
	first := ada.exported(s.Board.ID)
	for _, word := range []string{"In the trash", ada.email} {
		if strings.Contains(string(first), word) {
			t.Errorf("%q is written out", word)
		}
	}
	done := ada.roundTrip(t, first)
	if !slices.ContainsFunc(done.Report.Notes, func(n shared.ImportNote) bool { return n.Kind == shared.ImportActivity && n.Count > 10 }) ||
		len(done.Report.Notes) != 1 || done.Report.Format != "incharge" || done.Report.Cards != 4 || done.Report.Archived != 2 {
		t.Errorf("the report is %+v", done.Report)
	}
	detail := decoded[shared.Snapshot](ada.get("/boards/" + string(done.Board)))
	for _, card := range detail.Cards {
		if card.Title == "Mend the roof" && (card.PIC == nil || *card.PIC != ada.user.ID || !card.Accepted || !card.Watchers.Has(ada.user.ID) || card.ItemsDone != 1) {
			t.Errorf("brought back %+v", card)
		}
	}
}

// So is every board that has come from elsewhere.
func TestRoundTripOfImports(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	for _, pattern := range []string{"*.json", "planka/*.json"} {
		files, err := filepath.Glob("../importer/testdata/" + pattern)
		if err != nil || len(files) < 2 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			t.Run(file, func(t *testing.T) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				ada := ada.in(t)
				done := decoded[shared.Imported](ada.post("/boards/import", data).want(http.StatusCreated))
				if want := map[bool]importer.Format{true: importer.FromPlanka, false: importer.FromTrello}[strings.Contains(file, "planka")]; done.Report.Format != string(want) {
					t.Errorf("taken for %s", done.Report.Format)
				}
				ada.roundTrip(t, ada.exported(done.Board))
			})
		}
	}
}

// Who else was on a board is not on the new one, and is named in the report.
func TestImportOfOthers(t *testing.T) {
	w := newWall(t)
	grace := w.rig.person("Grace")
	board := w.board.Board.ID
	w.join(board, grace, shared.PIC)
	w.done(board, shared.AssignCard{Card: w.card, PIC: shared.Some(grace.user.ID)})
	w.done(board, shared.CollaborateCard{Card: w.card, User: grace.user.ID, On: true})
	grace.done(board, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: w.card, Body: "Mine"})
	file := w.attached("roof.png", "no picture")
	export := w.exported(board)
	grace.get("/boards/"+string(board)+"/export?format=json").refused(http.StatusForbidden, shared.CodeForbidden, "")

	done := decoded[shared.Imported](w.post("/boards/import", export).want(http.StatusCreated))
	kinds := map[shared.ImportKind]shared.ImportNote{}
	for _, note := range done.Report.Notes {
		kinds[note.Kind] = note
	}
	if n := kinds[shared.ImportMembers]; n.Count != 1 || n.Names[0] != "Grace" {
		t.Errorf("members %+v", done.Report.Notes)
	}
	if n := kinds[shared.ImportAssignments]; n.Count != 1 || n.Names[0] != "Grace #1" {
		t.Errorf("assignments %+v", done.Report.Notes)
	}
	if n := kinds[shared.ImportOwnFiles]; n.Count != 1 || kinds[shared.ImportOthers].Count < 1 {
		t.Errorf("files and others %+v", done.Report.Notes)
	}
	s := decoded[shared.Snapshot](w.get("/boards/" + string(done.Board)))
	if len(s.Members) != 1 || s.Cards[0].PIC != nil || len(s.Cards[0].Collaborators) != 0 {
		t.Errorf("imported %+v", s)
	}
	detail := decoded[shared.CardDetail](w.get("/boards/" + string(done.Board) + "/cards/" + string(s.Cards[0].ID)))
	if c := detail.Comments[0]; c.Author != nil || c.Name != "Grace" || c.Body != "Mine" {
		t.Errorf("the comment is %+v", c)
	}
	if a := detail.Attachments[0]; a.Type != "" || a.URL != "http://incharge.example.com"+file.URL {
		t.Errorf("the file is %+v", a)
	}

	// Grace brings it back and is herself again.
	hers := decoded[shared.Imported](grace.post("/boards/import?format=incharge", export).want(http.StatusCreated))
	s = decoded[shared.Snapshot](grace.get("/boards/" + string(hers.Board)))
	if s.Cards[0].PIC == nil || *s.Cards[0].PIC != grace.user.ID || s.Members[0].Role != shared.Supervisor {
		t.Errorf("imported by her %+v", s)
	}
}

func TestExportCSV(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.fullBoard()
	a := ada.get("/boards/" + string(s.Board.ID) + "/export?format=csv").want(http.StatusOK)
	if got := a.header.Get("Content-Disposition"); !strings.HasPrefix(got, "attachment; filename") || !strings.Contains(got, "House") {
		t.Errorf("Content-Disposition %q", got)
	}
	text, marked := strings.CutPrefix(string(a.body), "\uFEFF")
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || len(lines) != 5 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	if lines[1][1] != `'=HYPERLINK("http://evil.example")` {
		t.Errorf("the title is %q", lines[1][1])
	}
	want := []string{"2", "Mend the roof", "In progress", "doing", "", "Ada", "yes", "", "high", "지붕, Roof", "2027-03-04T05:06:07Z", "2027-03-07T05:06:07Z",
		"1", "2", "3", "1", "Ada"}
	if got := lines[2][:len(want)]; !slices.Equal(got, want) && !slices.Equal(got, append(slices.Clone(want[:9]), append([]string{"Roof, 지붕"}, want[10:]...)...)) {
		t.Errorf("the card is\n%q, want\n%q", got, want)
	}
	if link := lines[2][19]; link != "http://incharge.example.com/boards/"+string(s.Board.ID)+"/cards/2" {
		t.Errorf("the link is %q", link)
	}
}

// That a board is taken out is noted before anything of it goes, and one in the
// trash isn't.
func TestExportNoted(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada") // the first: she administers
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/export"
	ada.get(path).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.get(path+"?format=xml").refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.get(path + "?format=csv").want(http.StatusOK)
	log := decoded[shared.AuditPage](ada.get("/admin/audit?kind=exported").want(http.StatusOK))
	if len(log.Events) != 1 || log.Events[0].Actor.ID != ada.user.ID || log.Events[0].Detail["board"] != string(s.Board.ID) || log.Events[0].Detail["format"] != "csv" {
		t.Errorf("noted is %+v", log.Events)
	}
	ada.done(s.Board.ID, shared.ArchiveBoard{})
	ada.get(path + "?format=json").want(http.StatusOK)
	ada.done(s.Board.ID, shared.DeleteBoard{})
	ada.get(path+"?format=json").refused(http.StatusConflict, shared.CodeConflict, "")
}
