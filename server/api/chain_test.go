package api

import (
	"net/http"
	"testing"

	"incharge/shared"
)

// Whatever format is asked for, the answer is JSON, good or bad.
func TestAccept(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	envelope, err := shared.Seal(shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "Mend the roof"})
	if err != nil {
		t.Fatal(err)
	}
	for _, accept := range []string{";;,,/", ";", ",", "json", "q=;q=", "application/xml", "text/html;q=0.5,*/*;q=x", "application/json;q=0"} {
		for _, a := range []answer{
			ada.get("/me", "Accept", accept).want(http.StatusOK),
			ada.post("/boards/"+string(s.Board.ID)+"/commands", envelope, "Accept", accept).want(http.StatusOK),
		} {
			if got := a.header.Get("Content-Type"); got != "application/json" {
				t.Errorf("%s, Accept %q: Content-Type %q", a.what, accept, got)
			}
		}
		ada.get("/boards/nothing", "Accept", accept).refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
}
