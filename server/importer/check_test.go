package importer

import (
	"net/url"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"incharge/server/board"
	"incharge/shared"
	"incharge/shared/rank"
)

// checkWhole checks what must be true of every import: all of it could have
// been written by people, by the rules that hold for them, refers to what is
// there, stands in an order without ties and is counted right.
func checkWhole(t rapid.TB, in board.Import, report shared.ImportReport) {
	t.Helper()
	valid := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	var check shared.Check
	check.Line("board's title", in.Board.Title, shared.MaxName)
	check.Text("board's description", in.Board.Description, shared.MaxDescription)

	archived := 0
	labels, lists, ranks := map[shared.LabelID]bool{}, map[shared.ListID]bool{}, map[string]string{}
	for _, l := range in.Labels {
		valid("label", shared.AddLabel{Label: l.ID, Name: l.Name, Color: l.Color}.Validate())
		labels[l.ID] = true
	}
	for _, l := range in.Lists {
		valid("list", shared.AddList{List: l.ID, Title: l.Title, Category: l.Category}.Validate())
		valid("list's limit", shared.EditList{List: l.ID, WIPLimit: shared.Maybe[int]{Set: true, Value: l.WIPLimit}}.Validate())
		valid("list's color", shared.EditList{List: l.ID, Color: shared.Maybe[shared.Color]{Set: true, Value: l.Color}}.Validate())
		if l.Category == "" {
			t.Errorf("list %q has no category", l.Title)
		}
		if !l.Open() {
			archived++
		}
		lists[l.ID] = true
		inOrder(t, ranks, "lists", l.Rank)
	}
	archived += checkCards(t, in, labels, lists, ranks)
	checkParts(t, in, ranks)
	valid("texts", check.Err())

	want := shared.ImportReport{
		Title: in.Board.Title, Lists: len(in.Lists), Cards: len(in.Cards), Archived: archived, Labels: len(labels),
		Checklists: len(in.Checklists), Items: len(in.Items), Comments: len(in.Comments),
		Attachments: len(in.Attachments), Skipped: report.Skipped, Notes: report.Notes,
	}
	if !sameCounts(report, want) {
		t.Errorf("the report is %+v, want %+v", report, want)
	}
	var text shared.Check
	for i, line := range report.Notes {
		if said := report.Skipped[i]; said == "" || said != line.English() || strings.HasPrefix(said, string(line.Kind)) {
			t.Errorf("%+v is told as %q", line, said)
		}
		for _, name := range line.Names {
			text.Line("report", name, shared.MaxName)
		}
		if line.Count < 1 || !slices.Contains(shared.ImportKinds, line.Kind) {
			t.Errorf("the report says %+v", line)
		}
	}
	if len(report.Skipped) != len(report.Notes) {
		t.Errorf("%d lines tell of %d things", len(report.Skipped), len(report.Notes))
	}
	valid("report", text.Err())
}

func checkCards(t rapid.TB, in board.Import, labels map[shared.LabelID]bool, lists map[shared.ListID]bool, ranks map[string]string) (archived int) {
	t.Helper()
	numbers := map[int64]bool{}
	for _, c := range in.Cards {
		if err := (shared.AddCard{
			Card: c.ID, List: c.List, Title: c.Title, Description: *c.Description, Start: c.Start,
			Deadline: c.Deadline, Priority: c.Priority, Labels: c.Labels,
		}).Validate(); err != nil {
			t.Errorf("card %q: %v", c.Title, err)
		}
		if c.Start != nil && c.Deadline != nil && c.Deadline.Before(*c.Start) {
			t.Errorf("card %q is due before it starts", c.Title)
		}
		if !lists[c.List] || c.Number < 1 || numbers[c.Number] || c.CreatedAt.IsZero() || c.PIC != nil || c.Priority == "" {
			t.Errorf("card %+v", c)
		}
		if c.Labels == nil || slices.ContainsFunc(c.Labels, func(id shared.LabelID) bool { return !labels[id] }) {
			t.Errorf("card %q has labels %v", c.Title, c.Labels)
		}
		if c.Described != (*c.Description != "") {
			t.Errorf("card %q: described is %t", c.Title, c.Described)
		}
		if !c.Open() {
			archived++
		}
		numbers[c.Number] = true
		inOrder(t, ranks, "cards of "+string(c.List), c.Rank)
	}
	return archived
}

func checkParts(t rapid.TB, in board.Import, ranks map[string]string) {
	t.Helper()
	var check shared.Check
	ids := map[string]bool{}
	id := func(id string) {
		if !shared.ValidID(id) || ids[id] {
			t.Errorf("the id %q is no id or there twice", id)
		}
		ids[id] = true
	}
	counts := map[shared.CardID]shared.Card{}
	lists := map[shared.ChecklistID]shared.CardID{}
	last := map[shared.CardID]shared.Comment{}
	for _, l := range in.Checklists {
		id(string(l.ID))
		lists[l.ID] = l.Card
		n := counts[l.Card]
		n.Checklists++
		counts[l.Card] = n
		check.Line("checklist", l.Title, shared.MaxName)
		inOrder(t, ranks, "checklists of "+string(l.Card), l.Rank)
	}
	for _, i := range in.Items {
		id(string(i.ID))
		check.Line("item", i.Text, shared.MaxItem)
		check.Time("item's due", i.Due)
		inOrder(t, ranks, "items of "+string(i.Checklist), i.Rank)
		if lists[i.Checklist] != i.Card {
			t.Errorf("item %+v is not in a checklist of its card", i)
		}
		n := counts[i.Card]
		n.Items++
		if i.Done {
			n.ItemsDone++
		}
		counts[i.Card] = n
	}
	for _, c := range in.Comments {
		id(string(c.ID))
		if err := (shared.CommentCard{Comment: c.ID, Card: c.Card, Body: c.Body}).Validate(); err != nil {
			t.Errorf("comment: %v", err)
		}
		check.Line("author", c.Name, shared.MaxName)
		check.Time("at", &c.At)
		if before, ok := last[c.Card]; c.Author != nil || ok && !c.At.After(before.At) {
			t.Errorf("comment %+v comes after %+v", c, before)
		}
		last[c.Card] = c
		n := counts[c.Card]
		n.Comments++
		counts[c.Card] = n
	}
	for _, a := range in.Attachments {
		id(string(a.ID))
		check.Line("attachment", a.Name, shared.MaxTitle)
		check.Line("url", a.URL, shared.MaxURL)
		check.Time("at", &a.At)
		if u, err := url.Parse(a.URL); err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
			t.Errorf("attachment %+v is no link", a)
		}
		n := counts[a.Card]
		n.Attachments++
		counts[a.Card] = n
	}
	for _, c := range in.Cards {
		id(string(c.ID))
		n := counts[c.ID]
		if c.Checklists != n.Checklists || c.Items != n.Items || c.ItemsDone != n.ItemsDone || c.Comments != n.Comments || c.Attachments != n.Attachments {
			t.Errorf("card %+v counts other than %+v", c, n)
		}
		delete(counts, c.ID)
	}
	if len(counts) > 0 {
		t.Errorf("there is something on cards that are not there: %v", counts)
	}
	if err := check.Err(); err != nil {
		t.Error(err)
	}
}

// inOrder checks that a rank comes after the one before it of its kind.
func inOrder(t rapid.TB, ranks map[string]string, kind, key string) {
	t.Helper()
	if !rank.Valid(key) || key <= ranks[kind] {
		t.Errorf("%s: rank %q after %q", kind, key, ranks[kind])
	}
	ranks[kind] = key
}

func sameCounts(a, b shared.ImportReport) bool {
	a.Skipped, b.Skipped, a.Notes, b.Notes = nil, nil, nil, nil
	return a.Title == b.Title && a.Lists == b.Lists && a.Cards == b.Cards && a.Archived == b.Archived &&
		a.Labels == b.Labels && a.Checklists == b.Checklists && a.Items == b.Items &&
		a.Comments == b.Comments && a.Attachments == b.Attachments
}
