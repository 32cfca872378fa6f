package api

import (
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"incharge/shared"
)

func TestSearch(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	house, garden := ada.board("House"), ada.board("Garden")
	roof, row := ada.card(house, "Mend the roof"), ada.card(garden, "Sow beside the roof")
	grace.board("Her own")
	find := func(p *person, values string) []shared.CardID {
		t.Helper()
		ids := []shared.CardID{}
		for _, hit := range decoded[shared.Found](p.get("/search?" + values).want(http.StatusOK)).Results {
			ids = append(ids, hit.Card.ID)
		}
		return ids
	}
	found(t, find(ada, "q=ROOF"), []shared.CardID{row, roof})
	found(t, find(ada, "q=roof&board="+string(house.Board.ID)), []shared.CardID{roof})
	found(t, find(ada, ""), []shared.CardID{})
	found(t, find(grace, "q=roof"), []shared.CardID{})
	hit := decoded[shared.Found](ada.get("/search?q=mend")).Results[0]
	if hit.Board.Title != "House" || hit.List.ID != house.Lists[0].ID || hit.Where != shared.InTitle || !hit.Title[0].Hit || hit.Title[0].Text != "Mend" {
		t.Errorf("%+v", hit)
	}
	for values, field := range map[string]string{
		"q=" + strings.Repeat("x", shared.MaxQuery+1): "q",
		"q=a%00b":            "q",
		"q=%ff":              "q",
		"q=a&after=elephant": "after",
		"q=a&board=house":    "board",
	} {
		ada.get("/search?"+values).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, field)
	}
	grace.get("/search?q=a&board="+string(house.Board.ID)).refused(http.StatusNotFound, shared.CodeNotFound, "")
	for _, odd := range []string{"'", `"`, "';--", "%", "\\", "{}", "$1", "?", "?0", "ﷺ", "🦄"} {
		find(ada, "q="+url.QueryEscape(odd))
	}
}

func found[T any](t *testing.T, got, want []T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
