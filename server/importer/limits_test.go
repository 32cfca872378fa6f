package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"incharge/shared"
)

// object is JSON in the making.
type object = map[string]any

func encoded(t rapid.TB, board object) []byte {
	t.Helper()
	data, err := json.Marshal(board)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wordsOf is a text of exactly so many characters, of several bytes each.
func wordsOf(n int) string {
	var text strings.Builder
	for i := range n {
		switch {
		case i%97 == 96 && i < n-1:
			text.WriteByte('\n')
		case i%7 == 6 && i < n-1:
			text.WriteByte(' ')
		default:
			text.WriteString("é")
		}
	}
	return text.String()
}

// TestLongTexts: at the limit a text stays as it is; beyond, none of it is lost.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	name := func(n int) string { return strings.ReplaceAll(wordsOf(n), "\n", "_") }
	for _, over := range []int{0, 1, 12_345, 250_000} {
		t.Run(fmt.Sprint(over), func(t *testing.T) {
			t.Parallel()
			title, desc := name(shared.MaxTitle+over), wordsOf(shared.MaxDescription+over)
			comment, item, link := wordsOf(shared.MaxComment+over), name(shared.MaxItem+over), "https://example.com/"
			link += strings.Repeat("x", shared.MaxURL+over-len(link))
			in, report := imported(t, encoded(t, object{
				"name": name(shared.MaxName + over), "desc": "short",
				"lists":  []object{{"id": "l", "name": name(shared.MaxName + over)}},
				"labels": []object{{"id": "b", "name": name(shared.MaxName + over), "color": "red"}},
				"cards": []object{
					{"id": "c", "idList": "l", "idShort": 1, "name": title, "desc": desc},
					{"id": "d", "idList": "l", "idShort": 2, "name": "d", "attachments": []object{{"name": "n", "url": link}}},
				},
				"checklists": []object{{"idCard": "d", "name": name(shared.MaxName + over), "checkItems": []object{{"name": item}}}},
				"actions": []object{{"type": "commentCard", "data": object{"text": comment, "card": object{"id": "d"}},
					"memberCreator": object{"fullName": name(shared.MaxName + over)}}},
			}))
			var said [2]string
			for _, c := range in.Comments {
				i := slices.IndexFunc(in.Cards, func(card shared.Card) bool { return card.ID == c.Card })
				said[i] += c.Body
			}
			first, second := in.Cards[0], in.Cards[1]
			if over == 0 {
				if first.Title != title || *first.Description != desc || said[0] != "" || said[1] != comment ||
					in.Items[0].Text != item || in.Attachments[0].URL != link || *second.Description != "" || len(report.Notes) != 1 {
					t.Errorf("what fits has changed: %s", lines(report.Notes))
				}
				return
			}
			if got, want := *first.Description+said[0], "**Full title:** "+title+"\n\n"+desc; got != want {
				t.Errorf("description and comments make %d bytes, want %d", len(got), len(want))
			}
			if !strings.HasSuffix(said[1], comment) {
				t.Errorf("the comments have %d bytes and don't end in those %d", len(said[1]), len(comment))
			}
			for _, whole := range []string{item, link, name(shared.MaxName + over)} {
				if !strings.Contains(*second.Description+said[1], whole) {
					t.Errorf("the description does not have the %d bytes of %.20s", len(whole), whole)
				}
			}
			if over < 10_000 && strings.Count(in.Board.Description, name(shared.MaxName+over)) != 3 {
				t.Errorf("the board's description is %q", in.Board.Description)
			}
			if strings.Contains(*first.Description, "**From Trello**") || first.Title[:100] != title[:100] || !strings.HasSuffix(first.Title, "…") {
				t.Errorf("the title is %q", first.Title)
			}
			for _, want := range []shared.ImportKind{shared.ImportLongTitle, shared.ImportLongName, shared.ImportLongOnCard,
				shared.ImportLongText, shared.ImportLongComment, shared.ImportLongAuthor, shared.ImportBadLink} {
				if !slices.ContainsFunc(report.Notes, func(n shared.ImportNote) bool { return n.Kind == want }) {
					t.Errorf("the report says nothing of %q: %s", want, lines(report.Notes))
				}
			}
		})
	}
}

func TestManyLabelsOnACard(t *testing.T) {
	t.Parallel()
	var labels []object
	var ids []string
	for i := range shared.MaxCardLabels + 3 {
		ids = append(ids, fmt.Sprint("id", i))
		labels = append(labels, object{"id": ids[i], "name": fmt.Sprint("label ", i), "color": "red"})
	}
	for name, card := range map[string]object{"by id": {"idLabels": ids}, "whole": {"labels": labels}, "both": {"labels": labels, "idLabels": ids}} {
		in, report := imported(t, encoded(t, object{"name": "b", "lists": []object{}, "labels": labels, "cards": []object{card}}))
		if len(in.Cards[0].Labels) != shared.MaxCardLabels {
			t.Errorf("%s: %d labels", name, len(in.Cards[0].Labels))
		}
		if !strings.HasSuffix(*in.Cards[0].Description, "- Label: label 50 red\n- Label: label 51 red\n- Label: label 52 red") {
			t.Errorf("%s: %q", name, *in.Cards[0].Description)
		}
		if !slices.ContainsFunc(report.Notes, func(n shared.ImportNote) bool { return n.Kind == shared.ImportManyLabels && n.Count == 3 }) {
			t.Errorf("%s: %s", name, lines(report.Notes))
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	t.Parallel()
	file := []byte(`{"name":"a` + "\xff\xc3" + `b한","lists":[],"cards":[]}`)
	in, report := imported(t, file)
	if in.Board.Title != "a\ufffd\ufffdb한" {
		t.Errorf("the title is %q", in.Board.Title)
	}
	if got := lines(report.Notes); got != "bad_bytes 2" {
		t.Errorf("the report is %q", got)
	}
}

// TestNoEmail: a card's address for posting is a secret.
func TestNoEmail(t *testing.T) {
	t.Parallel()
	in, report := imported(t, encoded(t, object{"name": "b", "email": "secret@example.com", "lists": []object{}, "cards": []object{
		{"name": "c", "email": "secret@example.com", "sourceEmail": "secret@example.com"}}}))
	data, err := json.Marshal([]any{in, report})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("secret")) {
		t.Errorf("it is there: %s", data)
	}
}

func TestOlderComments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		actions, has int
		want         string
	}{
		{999, 0, ""},
		{1000, 0, "cut_comments 1"},
		{1000, 7, "older_comments 7 on 1"},
		{3, 7, "lacking_comments 7 on 1"},
	} {
		_, report := imported(t, encoded(t, object{"name": "b", "lists": []object{}, "actions": slices.Repeat([]object{{"type": "updateCard"}}, test.actions),
			"cards": []object{{"id": "c", "name": "c", "badges": object{"comments": test.has}}}}))
		got := ""
		for line := range strings.SplitSeq(lines(report.Notes), "\n") {
			if strings.Contains(line, "comments") {
				got = line
			}
		}
		if got != test.want {
			t.Errorf("%d actions, %d comments: the report says %q", test.actions, test.has, got)
		}
	}
}
