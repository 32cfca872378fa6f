package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/server/board"
	"incharge/server/board/boardtest"
	"incharge/shared"
)

// After any history, every change in the log is as described, every answer was,
// and who has an old snapshot with its details and takes the changes in has what
// a fresh reader gets.
func TestHistoryIsAsDescribed(t *testing.T) {
	r := newRig(t)
	ada, bob, eve := r.person("Ada"), r.person("Bob"), r.person("Eve")
	kinds := map[string]bool{}
	rapid.Check(t, func(draw *rapid.T) {
		id := ada.furnished()
		path := "/boards/" + string(id)
		ada.join(id, bob, shared.PIC)
		ada.join(id, eve, shared.Observer)
		read := func() (shared.Snapshot, shared.Details) {
			return decoded[shared.Snapshot](ada.get(path).want(http.StatusOK)), decoded[shared.Details](ada.get(path + "/details").want(http.StatusOK))
		}
		snapshot, details := read()
		stale := shared.NewState(snapshot)
		if !stale.LearnAll(details) {
			t.Fatal("the details of now are of no use")
		}
		w := boardtest.New(snapshot, details)
		for range rapid.IntRange(1, 25).Draw(draw, "length") {
			p := rapid.SampledFrom([]*person{ada, ada, ada, bob, eve}).Draw(draw, "person")
			if a := p.send(id, w.Command(draw, p.user.ID)); a.status == http.StatusOK { // or refused, as described
				change := decoded[shared.Outcome](a).Change
				w.Done(change.Command, change)
			}
		}
		changes := decoded[shared.Changes](ada.get(fmt.Sprint(path, "/changes?since=", stale.Seq)).want(http.StatusOK))
		for _, change := range changes.Changes {
			r.described(change, kinds)
			if change.Seq != stale.Seq+1 {
				t.Fatalf("change %d behind %d", change.Seq, stale.Seq)
			}
			stale.Apply(change)
		}
		snapshot, details = read()
		same(t, "the board caught up and a fresh one", stale.Snapshot(), snapshot)
		same(t, "the details caught up and fresh ones", stale.Details(), details)
	})
	if len(kinds) < 15 {
		t.Errorf("only these types of changes were seen: %v", kinds)
	}
}

// described holds a change of the log against its schema, which takes nothing
// that it doesn't know.
func (r *rig) described(change shared.Change, kinds map[string]bool) {
	r.Helper()
	kinds[change.Type] = true
	schema := r.api.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[shared.Change](), true, "")
	value := asAny(r.T, change)
	if errs := r.api.violations(schema, value); len(errs) > 0 {
		r.Fatalf("%s is not as described: %v in %v", change.Type, errs, value)
	}
	value["surprise"] = true
	if errs := r.api.violations(schema, value); len(errs) == 0 {
		r.Fatal("the schema of changes takes anything")
	}
}

// furnished imports a board with something of everything on it.
func (p *person) furnished() shared.BoardID {
	p.Helper()
	at, text := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), "At length"
	list := shared.List{ID: shared.NewID[shared.ListID](), Title: "To do", Rank: "a1", Category: shared.Todo}
	card := shared.Card{ID: shared.NewID[shared.CardID](), List: list.ID, Number: 1, Rank: "a1", Title: "Mend the roof", Description: &text,
		Priority: shared.PriorityNone, CreatedAt: at, Comments: 1, Checklists: 1, Items: 1, Attachments: 1}
	checklist := shared.Checklist{ID: shared.NewID[shared.ChecklistID](), Card: card.ID, Title: "Steps", Rank: "a1"}
	id, err := p.api.Boards.Import(p.Context(), p.user.ID, board.Import{
		Board:       shared.Board{ID: shared.NewID[shared.BoardID](), Title: "House"},
		Labels:      []shared.Label{{ID: shared.NewID[shared.LabelID](), Name: "Soon", Color: "red"}},
		Lists:       []shared.List{list},
		Cards:       []shared.Card{card},
		Comments:    []shared.Comment{{ID: shared.NewID[shared.CommentID](), Card: card.ID, Name: "Ida", Body: "Well", At: at}},
		Checklists:  []shared.Checklist{checklist},
		Items:       []shared.Item{{ID: shared.NewID[shared.ItemID](), Checklist: checklist.ID, Card: card.ID, Text: "Ladder", Due: &at, Rank: "a1"}},
		Attachments: []shared.Attachment{{ID: shared.NewID[shared.AttachmentID](), Card: card.ID, Name: "Plan", URL: "https://example.com", At: at}},
	})
	if err != nil {
		p.Fatal(err)
	}
	return id
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	g, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	w, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Fatalf("%s differ:\n got %s\nwant %s", what, g, w)
	}
}
