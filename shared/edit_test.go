package shared

import (
	"strings"
	"testing"
	"time"
)

// What a change has changed on a card is told once: what comes or goes with
// something else is not told of beside it.
func TestEdits(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	was, is, ada, pim := "Old", "New", UserID("ada"), UserID("pim")
	card := Card{ID: "c", Title: "Roof", Description: &was, Priority: PriorityNone, Labels: []LabelID{"l1", "l2"}, PIC: &ada, Watchers: People{"ada"}}
	after := card
	after.Title, after.Description, after.Priority, after.Labels, after.PIC = "Mend the roof", &is, PriorityHigh, []LabelID{"l2", "l3"}, &pim
	after.Deadline, after.Watchers, after.Collaborators, after.BlockedBy = &now, People{}, People{"pim"}, CardIDs{"d"}
	item, list := Item{ID: "i", Card: "c", Checklist: "k", Text: "Bread"}, Checklist{ID: "k", Card: "c", Title: "Food"}
	ticked, renamed, gone, given, link := item, item, item, item, Attachment{ID: "a", Card: "c", Name: "Map"}
	ticked.Done, renamed.Text, gone.DeletedAt, given.PIC = true, "Rye", &now, &ada
	listGone, linkGone := list, link
	listGone.DeletedAt, linkGone.DeletedAt = &now, &now
	for name, test := range map[string]struct {
		puts [][2]Entity
		want string
	}{
		"card": {[][2]Entity{{card, after}}, "title Roof>Mend the roof, description >, priority none>high, label l1>, label >l3, pic ada>pim, " +
			"deadline >2026-05-04T12:00:00Z, collaborator >pim, watcher ada>, blocker >d"},
		"nothing":             {[][2]Entity{{card, card}}, ""},
		"new card":            {[][2]Entity{{nil, card}, {nil, list}, {nil, item}, {nil, link}}, ""},
		"new item":            {[][2]Entity{{nil, item}, {card, card}}, "item >Bread"},
		"ticked":              {[][2]Entity{{item, ticked}}, "done >Bread"},
		"unticked":            {[][2]Entity{{ticked, item}}, "done Bread>"},
		"reworded":            {[][2]Entity{{item, renamed}}, "item Bread>Rye"},
		"given":               {[][2]Entity{{item, given}}, "item Bread>Bread"},
		"deleted item":        {[][2]Entity{{item, gone}}, "item Bread>"},
		"item that is back":   {[][2]Entity{{gone, item}}, "item >Bread"},
		"new checklist":       {[][2]Entity{{nil, list}}, "checklist >Food"},
		"deleted checklist":   {[][2]Entity{{list, listGone}, {item, gone}}, "checklist Food>"},
		"checklist back":      {[][2]Entity{{listGone, list}, {gone, item}}, "checklist >Food"},
		"attached":            {[][2]Entity{{nil, link}}, "attachment >Map"},
		"attachment deleted":  {[][2]Entity{{link, linkGone}}, "attachment Map>"},
		"a list of the board": {[][2]Entity{{List{ID: "x"}, List{ID: "x", Title: "Later"}}}, ""},
	} {
		var r Record
		for _, put := range test.puts {
			r.Put(put[0], put[1])
		}
		var got []string
		for _, e := range r.Change().Edits {
			if e.Card != "c" {
				t.Errorf("%s: %+v", name, e)
			}
			got = append(got, string(e.What)+" "+e.From+">"+e.To)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, ", "), test.want)
		}
	}
}

// Nobody is told what was changed on a card that they don't see.
func TestEditsOutOfSight(t *testing.T) {
	t.Parallel()
	ada := UserID("ada")
	c := Change{Edits: []Edit{{Card: "hers", What: EditedTitle}, {Card: "another", What: EditedTitle}},
		Seen: []Seen{{Card: "hers", After: Card{PIC: &ada}.Concerned()}, {Card: "another", After: Card{}.Concerned()}}}
	if got := c.For(ada, SightTheirs).Edits; len(got) != 1 || got[0].Card != "hers" {
		t.Errorf("she is told %+v", got)
	}
	if got := c.For(ada, SightAll).Edits; len(got) != 2 {
		t.Errorf("who sees all is told %+v", got)
	}
}
