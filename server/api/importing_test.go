package api

import (
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/server/importer"
	"incharge/shared"
)

const gardenExport = `{"id": "5f0000000000000000000001", "name": "Garden", "desc": "", "closed": false,
		"lists": [{"id": "5f0000000000000000000002", "name": "Spring", "closed": false, "pos": 1}],
		"cards": [{"id": "5f0000000000000000000003", "name": "Sow", "desc": "Peas", "idList": "5f0000000000000000000002", "closed": false, "pos": 1, "labels": [], "idLabels": [], "attachments": [], "idChecklists": []}],
		"labels": [], "checklists": [], "actions": [], "members": []}`

func TestImport(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	dry := decoded[shared.Imported](ada.post("/boards/import?format=trello&dry_run=true", gardenExport).want(http.StatusOK))
	if dry.Board != "" || dry.Report.Cards != 1 || dry.Report.Lists != 1 || dry.Report.Title != "Garden" {
		t.Errorf("dry run %+v", dry)
	}
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 0 {
		t.Errorf("a dry run made %+v", boards)
	}
	done := decoded[shared.Imported](ada.post("/boards/import?format=trello", gardenExport).want(http.StatusCreated))
	s := decoded[shared.Snapshot](ada.get("/boards/" + string(done.Board)).want(http.StatusOK))
	if s.Board.Title != "Garden" || len(s.Lists) != 1 || len(s.Cards) != 1 || s.Cards[0].Title != "Sow" || done.Report.Cards != 1 {
		t.Errorf("imported %+v", s)
	}
	ada.post("/boards/import?format=trello", `{"cards": [`).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "file")
	ada.post("/boards/import?format=jira", gardenExport).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "format")
	ada.post("/boards/import?format=trello&dry_run=perhaps", gardenExport).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "dry_run")
	if boards := decoded[shared.Boards](ada.get("/boards")).Boards; len(boards) != 1 {
		t.Errorf("boards %+v", boards)
	}
}

// What the description says can be imported is what can be.
func TestImportFormats(t *testing.T) {
	t.Parallel()
	field, _ := reflect.TypeFor[importInput]().FieldByName("Format")
	said := strings.Split(field.Tag.Get("enum"), ",")
	slices.Sort(said)
	var known []string
	for format := range importer.Formats {
		known = append(known, string(format))
	}
	slices.Sort(known)
	if !slices.Equal(said, known) {
		t.Errorf("said are %q, known are %q", said, known)
	}
}

func TestImportPlanka(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	const path, file = "/boards/import?format=planka", `{"item": {"id": "1", "name": "Garden"}, "included": {
		"lists": [{"id": "2", "type": "active", "position": 1, "name": "Spring"}],
		"cards": [{"id": "3", "listId": "2", "position": 1, "name": "Sow", "description": "Peas", "createdAt": "2026-02-01T08:00:00.000Z"}]}}`
	done := decoded[shared.Imported](ada.post(path, file).want(http.StatusCreated))
	s := decoded[shared.Snapshot](ada.get("/boards/" + string(done.Board)).want(http.StatusOK))
	if s.Board.Title != "Garden" || len(s.Lists) != 1 || len(s.Cards) != 1 || s.Cards[0].Title != "Sow" || done.Report.Cards != 1 {
		t.Errorf("imported %+v", s)
	}
	ada.post(path, gardenExport).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "file")
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

// Files that are still being read keep the next one waiting, and then away.
func TestImportsAtOnce(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	r.api.imports.patience = 50 * time.Millisecond
	places := cap(r.api.imports.places)
	answers := make(chan int, places)
	var files []*io.PipeWriter
	for range places {
		body, file := io.Pipe()
		files = append(files, file)
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.server.URL+prefix+"/boards/import?format=trello", body)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		go func() {
			response, err := ada.client.Do(request)
			if err != nil {
				t.Error(err)
				answers <- 0
				return
			}
			_ = response.Body.Close()
			answers <- response.StatusCode
		}()
	}
	for began := time.Now(); len(r.api.imports.places) < places; time.Sleep(time.Millisecond) {
		if time.Since(began) > 10*time.Second {
			t.Fatal("a file takes no place")
		}
	}
	a := ada.post("/boards/import?format=trello", gardenExport)
	a.refused(http.StatusServiceUnavailable, shared.CodeUnavailable, "")
	if a.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	for _, file := range files {
		_, _ = io.WriteString(file, gardenExport)
		_ = file.Close()
		if status := <-answers; status != http.StatusCreated {
			t.Errorf("a file that was let in: %d", status)
		}
	}
	ada.post("/boards/import?format=trello", gardenExport).want(http.StatusCreated)
}
