package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

// A file goes along with its card: the bytes are served from the board where it
// is now, to those who are there.
func TestTransfer(t *testing.T) {
	w := newWall(t)
	grace := w.rig.person("Grace")
	garden := w.person.board("Garden")
	a := w.attached("roof.png", string(smallPicture(w.rig)))
	path := "/boards/" + string(w.board.Board.ID) + "/cards/" + string(w.card) + "/transfer"
	wanted := shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: garden.Board.ID, List: garden.Lists[0].ID}
	done := decoded[shared.Transferred](w.post(path, wanted).want(http.StatusOK))
	if again := decoded[shared.Transferred](w.post(path, wanted).want(http.StatusOK)); again.There.Seq != done.There.Seq || again.Seq != done.Seq {
		t.Errorf("sent again: %+v", again)
	}
	moved := done.There.Change.Attachments[0]
	if moved.ID != a.ID || moved.URL != strings.Replace(a.URL, string(w.board.Board.ID), string(garden.Board.ID), 1) {
		t.Errorf("%s is now %s", a.URL, moved.URL)
	}
	if got := w.open(moved.URL).want(http.StatusOK); string(got.body) != string(smallPicture(w.rig)) {
		t.Error("other bytes than before")
	}
	w.open(moved.URL[:strings.LastIndex(moved.URL, "/")] + "/preview").want(http.StatusOK)
	w.open(a.URL).refused(http.StatusNotFound, shared.CodeNotFound, "")
	w.post(path, shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: garden.Board.ID, List: garden.Lists[0].ID}).
		refused(http.StatusNotFound, shared.CodeNotFound, "card")
	w.post(path, shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: grace.board("Hers").Board.ID, List: garden.Lists[0].ID}).
		refused(http.StatusNotFound, shared.CodeNotFound, "board")
	w.post(path, `{}`).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "id")
}
