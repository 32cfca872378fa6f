package board

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// search gives what is found, each card by its title and what of it was hit.
func (b *bench) search(t tester, actor shared.UserID, text string) []string {
	t.Helper()
	answer, err := b.Search(t.Context(), actor, Query{Text: text})
	if err != nil {
		t.Fatalf("search for %q: %v", text, err)
	}
	found := []string{}
	for _, hit := range answer.Results {
		line := hit.Card.Title + " " + string(hit.Where) + " " + marked(hit.Title) + "|" + marked(hit.Excerpt)
		if hit.Archived {
			line += " archived"
		}
		found = append(found, line)
	}
	return found
}

func marked(pieces []shared.Piece) string {
	var hits []string
	for _, p := range pieces {
		if p.Hit {
			hits = append(hits, p.Text)
		}
	}
	return strings.Join(hits, ",")
}

func TestSearch(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	rent, roof, bus := b.card(t, "Pay the RENT"), b.card(t, "지붕 수리"), b.card(t, "100% of_it \\ here")
	text := "The landlord wants it by Friday"
	b.do(t, b.supervisor, shared.EditCard{Card: rent, Description: &text})
	checklist, item := shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID]()
	b.do(t, b.supervisor, shared.AddChecklist{Checklist: checklist, Card: roof, Title: "Parts"})
	b.do(t, b.supervisor, shared.AddItem{Item: item, Checklist: checklist, Text: "기와 두 상자"})
	comment := shared.NewID[shared.CommentID]()
	b.do(t, b.pic, shared.CommentCard{Comment: comment, Card: bus, Body: "Ask Friday's driver"})
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"rent", []string{"Pay the RENT title RENT|"}},
		{"LANDLORD", []string{"Pay the RENT description |landlord"}},
		{"landlord rent", []string{"Pay the RENT title RENT|"}},
		{"friday", []string{"Pay the RENT description |Friday", `100% of_it \ here comment |Friday`}},
		{"friday rent", []string{"Pay the RENT title RENT|"}},
		{"지붕", []string{"지붕 수리 title 지붕|"}},
		{"수ㄹ", []string{"지붕 수리 title 수리|"}},
		{"기와", []string{"지붕 수리 item |기와"}},
		{"#2", []string{"지붕 수리 title |"}},
		{"0%", []string{`100% of_it \ here title 0%|`}},
		{"f_i", []string{`100% of_it \ here title f_i|`}},
		{`\`, []string{`100% of_it \ here title \|`}},
		{"_", []string{`100% of_it \ here title _|`}},
		{"rents", nil},
		{"", nil},
		{"  ", nil},
	} {
		if got := b.search(t, b.observer, c.query); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
	if got := b.search(t, b.stranger, "rent"); len(got) != 0 {
		t.Errorf("a stranger finds %q", got)
	}

	// What is changed, deleted and brought back is found as it is now.
	number := func(query string, want int) {
		t.Helper()
		if got := b.search(t, b.supervisor, query); len(got) != want {
			t.Errorf("%q: %q, want %d", query, got, want)
		}
	}
	title := "Pay the baker"
	b.do(t, b.supervisor, shared.EditCard{Card: rent, Title: &title})
	number("rent", 0)
	number("baker", 1)
	deleted := b.do(t, b.supervisor, shared.DeleteChecklist{Checklist: checklist})
	number("기와", 0)
	b.do(t, b.supervisor, shared.Undo{Seq: deleted.Seq})
	number("기와", 1)
	b.do(t, b.supervisor, shared.DeleteItem{Item: item})
	number("기와", 0)
	b.do(t, b.pic, shared.EditComment{Comment: comment, Body: "Ask the pilot"})
	number("driver", 0)
	number("pilot", 1)
	b.do(t, b.pic, shared.DeleteComment{Comment: comment})
	number("pilot", 0)
	b.do(t, b.supervisor, shared.DeleteCard{Card: rent})
	number("baker", 0)
	b.do(t, b.supervisor, shared.RestoreCard{Card: rent})
	number("baker", 1)
	b.do(t, b.supervisor, shared.ArchiveCard{Card: rent})
	if got := b.search(t, b.supervisor, "baker"); !slices.Equal(got, []string{"Pay the baker title baker| archived"}) {
		t.Errorf("archived: %q", got)
	}
	b.do(t, b.supervisor, shared.DeleteBoard{})
	number("baker", 0)
}

// An answer goes on where the one before has ended, each card once: open ones
// first, then the newer.
func TestSearchGoesOn(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var want []shared.CardID
	for i := range 45 {
		id := b.card(t, fmt.Sprint("Sow row ", i))
		want = append([]shared.CardID{id}, want...)
	}
	old := want[10]
	b.do(t, b.supervisor, shared.ArchiveCard{Card: old})
	want = append(slices.Delete(want, 10, 11), old)
	var got []shared.CardID
	query := Query{Text: "sow", Board: b.board}
	for pages := 0; ; pages++ {
		answer, err := b.Search(t.Context(), b.pic, query)
		if err != nil || pages > 3 {
			t.Fatal(pages, err)
		}
		for _, hit := range answer.Results {
			got = append(got, hit.Card.ID)
		}
		if query.After = answer.Next; query.After == "" {
			break
		}
	}
	wantSame(t, "cards", got, want)
	for _, after := range []string{"x", "000", "000.x", "0000." + string(old), "00x." + string(old)} {
		_, err := b.Search(t.Context(), b.pic, Query{Text: "sow", After: after})
		wantCode(t, err, shared.CodeInvalid)
	}
	_, err := b.Search(t.Context(), b.stranger, Query{Text: "sow", Board: b.board})
	wantCode(t, err, shared.CodeNotFound)
}

// Everybody finds those cards that they see, under every setting.
func TestSearchFindsWhatOneSees(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	other := b.person(t, "Ola")
	b.do(t, b.supervisor, shared.AddMember{User: shared.User{ID: other, Name: "Ola"}, Role: shared.PIC})
	all := []*shared.UserID{nil, &b.supervisor, &b.pic, &other}
	for i := range 12 {
		id := b.card(t, fmt.Sprint("Sow row ", i))
		b.do(t, b.supervisor, shared.AssignCard{Card: id, PIC: shared.Maybe[shared.UserID]{Set: true, Value: all[i%4]}})
		if i%3 == 0 {
			b.do(t, b.supervisor, shared.CollaborateCard{Card: id, User: b.pic, On: true})
		}
	}
	seen := map[int]bool{}
	for setting := range 4 {
		theirs, take := setting&1 == 1, setting&2 == 2
		b.do(t, b.supervisor, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: &theirs, PICsTakeCards: &take}})
		for _, who := range []shared.UserID{b.supervisor, b.pic, other, b.observer} {
			snapshot, err := b.Snapshot(t.Context(), who, b.board)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := b.Search(t.Context(), who, Query{Text: "sow"})
			if err != nil {
				t.Fatal(err)
			}
			ids := func(n int, id func(int) shared.CardID) []shared.CardID {
				all := make([]shared.CardID, n)
				for i := range all {
					all[i] = id(i)
				}
				slices.Sort(all)
				return all
			}
			wantSame(t, fmt.Sprintf("cards of setting %d", setting),
				ids(len(answer.Results), func(i int) shared.CardID { return answer.Results[i].Card.ID }),
				ids(len(snapshot.Cards), func(i int) shared.CardID { return snapshot.Cards[i].ID }))
			seen[len(snapshot.Cards)] = true
		}
	}
	if len(seen) < 4 {
		t.Errorf("the settings made little of a difference: %v", seen)
	}
}
