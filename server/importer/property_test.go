package importer

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// TestAnyBoardImportsWhole makes boards of any shape and compares what
// becomes of them with a naive reading of the same JSON.
func TestAnyBoardImportsWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data := encoded(t, anyBoard(t))
		in, report := imported(t, data)
		compare(t, outline(in, false), naive(t, data))
		usual := []shared.ImportKind{shared.ImportMembers, shared.ImportAssignments, shared.ImportNoHint, shared.ImportHistory, shared.ImportUploads,
			shared.ImportSignIn, shared.ImportNewNumber, shared.ImportDueTicked}
		for _, note := range report.Notes {
			if !slices.Contains(usual, note.Kind) {
				t.Fatalf("nothing is odd about this board, but the report says %+v of\n%s", note, data)
			}
		}
	})
}

func anyBoard(t *rapid.T) object {
	lists := things(t, "l", 6, func(id string) object {
		return object{"name": name(t), "closed": rapid.Bool().Draw(t, "closed")}
	})
	labels := things(t, "b", 4, func(string) object {
		return object{"name": rapid.OneOf(rapid.Just(""), rapid.StringMatching(`[a-z가-힣]{1,9}`)).Draw(t, "label"),
			"color": rapid.SampledFrom([]any{"green", "black", "sky", nil}).Draw(t, "color")}
	})
	most := 12
	if len(lists) == 0 {
		most = 0 // where else would the cards be
	}
	cards := things(t, "c", most, func(id string) object { return anyCard(t, lists, labels) })
	var checklists, actions []object
	if len(cards) > 0 {
		card := func() string { return rapid.SampledFrom(cards).Draw(t, "card")["id"].(string) }
		checklists = things(t, "k", 6, func(string) object {
			return object{"name": name(t), "idCard": card(), "checkItems": things(t, "i", 5, func(string) object {
				return object{"name": name(t), "state": rapid.SampledFrom([]string{"complete", "incomplete"}).Draw(t, "state"), "due": date(t)}
			})}
		})
		at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
		actions = things(t, "a", 12, func(string) object {
			at = at.Add(-time.Duration(rapid.IntRange(1, 1e9).Draw(t, "ago")) * time.Millisecond)
			return object{"type": rapid.SampledFrom([]string{"commentCard", "copyCommentCard", "updateCard"}).Draw(t, "type"),
				"date": at.Format(time.RFC3339Nano), "memberCreator": object{"fullName": name(t)},
				"data": object{"text": name(t) + "\n" + rapid.StringMatching(`[a-z 🎉]{0,9}`).Draw(t, "text"), "card": object{"id": card()}}}
		})
	}
	return object{"name": name(t), "desc": text(t), "lists": lists, "labels": labels, "cards": cards, "checklists": checklists, "actions": actions}
}

func anyCard(t *rapid.T, lists, labels []object) object {
	card := object{
		"name": name(t), "desc": text(t), "closed": rapid.Bool().Draw(t, "closed"), "due": date(t),
		"idList": rapid.SampledFrom(lists).Draw(t, "list")["id"],
		"attachments": things(t, "t", 3, func(string) object {
			return object{"name": name(t), "url": "https://example.com/" + rapid.StringMatching(`[a-z0-9/?&=%]{0,0}[a-z0-9/?&=]{0,20}`).Draw(t, "path"),
				"date": "2023-05-06T07:08:09.123Z", "isUpload": rapid.Bool().Draw(t, "upload")}
		}),
		"idMembers": rapid.SliceOfN(rapid.SampledFrom([]string{"m1", "m2"}), 0, 2).Draw(t, "members"),
	}
	if rapid.Bool().Draw(t, "numbered") {
		card["idShort"] = rapid.IntRange(-1, 9).Draw(t, "number")
	}
	var on []object
	var ids []any
	for _, label := range labels {
		if rapid.Bool().Draw(t, "labelled") {
			on, ids = append(on, label), append(ids, label["id"])
		}
	}
	card["labels"] = on
	if rapid.Bool().Draw(t, "with ids") {
		card["idLabels"] = ids
	}
	return card
}

// things makes up to so many things with ids of their own, and places that
// are fractional, huge, repeated, texts or missing.
func things(t *rapid.T, prefix string, most int, make func(id string) object) []object {
	all := []object{}
	for i := range rapid.IntRange(0, most).Draw(t, "how many") {
		id := fmt.Sprint(prefix, i)
		thing := make(id)
		thing["id"] = id
		if pos := rapid.SampledFrom([]any{nil, 0, -1.5, 16384, 16384, 16384.125, 32768, "16384", "7.5", 140737488355328, 140737488355328.5, 1e-9}).Draw(t, "pos"); pos != nil {
			thing["pos"] = pos
		}
		all = append(all, thing)
	}
	return all
}

// name says something and has no spaces around it.
func name(t *rapid.T) string {
	return rapid.StringMatching(`[a-zA-Z한글é"\\<>🎉][a-z ]{0,20}[a-z.]`).Draw(t, "name")
}

func text(t *rapid.T) string {
	return rapid.StringMatching(`[a-z \n\t*#"\\<&가-힣]{0,60}`).Draw(t, "text")
}

func date(t *rapid.T) any {
	if rapid.Bool().Draw(t, "undated") {
		return nil
	}
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.Int64Range(0, 1e11).Draw(t, "date")) * time.Millisecond)
	return at.Format("2006-01-02T15:04:05.000Z")
}

// TestNumbers: cards keep their numbers, and the rest count on.
func TestNumbers(t *testing.T) {
	t.Parallel()
	var cards []object
	for _, n := range []any{3, nil, 3, "5", 0, -1, 9223372036854775807, 1_000_000_001, 2.5, "x", 4} {
		cards = append(cards, object{"name": fmt.Sprint(n), "idList": "l", "idShort": n})
	}
	in, _ := imported(t, encoded(t, object{"name": "b", "lists": []object{{"id": "l", "name": "l"}}, "cards": cards}))
	for i, want := range []int64{3, 6, 7, 5, 8, 9, 10, 11, 12, 13, 4} {
		if got := in.Cards[i]; got.Number != want || got.Priority != shared.PriorityNone {
			t.Errorf("%s is number %d, want %d", got.Title, got.Number, want)
		}
	}
}
