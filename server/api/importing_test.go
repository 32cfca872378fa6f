package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

func TestImport(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	export := `{"id": "5f0000000000000000000001", "name": "Garden", "desc": "", "closed": false,
		"lists": [{"id": "5f0000000000000000000002", "name": "Spring", "closed": false, "pos": 1}],
		"cards": [{"id": "5f0000000000000000000003", "name": "Sow", "desc": "Peas", "idList": "5f0000000000000000000002", "closed": false, "pos": 1, "labels": [], "idLabels": [], "attachments": [], "idChecklists": []}],
		"labels": [], "checklists": [], "actions": [], "members": []}`
	dry := decoded[shared.Imported](ada.post("/boards/import?format=trello&dry_run=true", export).want(http.StatusOK))
	if dry.Board != "" || dry.Report.Cards != 1 || dry.Report.Lists != 1 || dry.Report.Title != "Garden" {
		t.Errorf("dry run %+v", dry)
	}
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 0 {
		t.Errorf("a dry run made %+v", boards)
	}
	done := decoded[shared.Imported](ada.post("/boards/import?format=trello", export).want(http.StatusCreated))
	s := decoded[shared.Snapshot](ada.get("/boards/" + string(done.Board)).want(http.StatusOK))
	if s.Board.Title != "Garden" || len(s.Lists) != 1 || len(s.Cards) != 1 || s.Cards[0].Title != "Sow" || done.Report.Cards != 1 {
		t.Errorf("imported %+v", s)
	}
	ada.post("/boards/import?format=trello", `{"cards": [`).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "file")
	ada.post("/boards/import?format=jira", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.post("/boards/import", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.post("/boards/import?format=trello&dry_run=perhaps", export).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "dry_run")
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 1 {
		t.Errorf("boards %+v", boards)
	}
}

func TestImportTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("sends 64 MiB")
	}
	r := newRig(t)
	ada := r.person("Ada")
	body := []byte(`{"name": "` + strings.Repeat("x", export) + `"}`)
	ada.post("/boards/import?format=trello", body).refused(http.StatusRequestEntityTooLarge, shared.CodeTooLarge, "")
}
