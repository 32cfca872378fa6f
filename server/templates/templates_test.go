package templates

import (
	"slices"
	"testing"
	"time"

	"incharge/shared"
)

// TestTemplates: what a template makes keeps to the rules that people's own
// boards do, in every language, and is new each time.
func TestTemplates(t *testing.T) {
	t.Parallel()
	by, now := shared.NewID[shared.UserID](), time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	ids := map[string]bool{}
	fresh := func(id string) {
		if ids[id] {
			t.Errorf("%s was made twice", id)
		}
		ids[id] = true
	}
	for _, name := range append([]shared.Template{""}, shared.Templates...) {
		english := Of(name, "en", by, now)
		for language, c := range map[string]Content{"en": english, "ko": Of(name, "ko", by, now), "": Of(name, "", by, now)} {
			if len(c.Lists) < 3 || len(c.Lists) != len(english.Lists) || len(c.Cards) != len(english.Cards) || len(c.Labels) != len(english.Labels) {
				t.Errorf("%s in %q: %d lists, %d cards, %d labels", name, language, len(c.Lists), len(c.Cards), len(c.Labels))
			}
			var check shared.Check
			for i, l := range c.Lists {
				check.Line("list", l.Title, shared.MaxName)
				fresh(string(l.ID))
				if !slices.Contains(shared.Categories, l.Category) || i > 0 && c.Lists[i-1].Rank >= l.Rank {
					t.Errorf("%s: list %+v", name, l)
				}
				if (language == "ko") == (l.Title == english.Lists[i].Title) {
					t.Errorf("%s: %q in %q", name, l.Title, language)
				}
			}
			for _, l := range c.Labels {
				check.Line("label", l.Name, shared.MaxName)
				fresh(string(l.ID))
				if !slices.Contains(shared.Colors, l.Color) {
					t.Errorf("%s: label %+v", name, l)
				}
			}
			items := map[shared.CardID]int{}
			for _, item := range c.Items {
				check.Line("item", item.Text, shared.MaxTitle)
				fresh(string(item.ID))
				items[item.Card]++
			}
			for i, card := range c.Cards {
				check.Line("card", card.Title, shared.MaxTitle)
				fresh(string(card.ID))
				if card.Number != int64(i+1) || card.Items != items[card.ID] || card.Description == nil || *card.Creator != by || !card.CreatedAt.Equal(now) {
					t.Errorf("%s: card %+v", name, card)
				}
				if !slices.ContainsFunc(c.Lists, func(l shared.List) bool { return l.ID == card.List }) {
					t.Errorf("%s: card %q is in no list", name, card.Title)
				}
			}
			if err := check.Err(); err != nil {
				t.Errorf("%s in %q: %v", name, language, err)
			}
		}
	}
	if len(templates) != len(shared.Templates)+1 {
		t.Errorf("%d templates, %d names", len(templates), len(shared.Templates))
	}
	if first := Of(shared.TemplateFirst, "", by, now); !slices.ContainsFunc(first.Cards, func(c shared.Card) bool { return c.PIC != nil && *c.PIC == by && c.Accepted }) {
		t.Error("no card of the first board is its maker's own")
	}
}
