package api

import (
	"context"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"incharge/server/board"
	"incharge/server/exporter"
	"incharge/shared"
)

func (a *API) exportRoutes() {
	const path = "/boards/{board}/export"
	handle(a, call{http.MethodGet, path, nothing, http.StatusOK, "A board written out, but for its trash: whole, which can be imported again, or as a table of its cards"},
		a.exportBoard, within(importPatience))
	doc := a.huma.OpenAPI()
	operationOf(doc.Paths[path], http.MethodGet).Responses["200"].Content = map[string]*huma.MediaType{
		jsonMedia: {Schema: doc.Components.Schemas.Schema(reflect.TypeFor[shared.Export](), true, "")},
		csvMedia:  {Schema: &huma.Schema{Type: huma.TypeString}},
	}
}

const jsonMedia = "application/json"

type exportInput struct {
	SignedIn
	OnBoard
	Format string `query:"format" required:"true" enum:"json,csv" doc:"json: whole, for importing; csv: a line for each card, for spreadsheets"`
}

// exportBoard notes first that the board is taken out, then sends it as it is
// read.
func (a *API) exportBoard(ctx context.Context, in *exportInput) (*csvOutput, error) {
	var check shared.Check
	shared.CheckOneOf(&check, "format", in.Format, []string{"json", "csv"})
	if err := check.Err(); err != nil {
		return nil, err
	}
	leave, err := a.exports.enter(ctx)
	if err != nil {
		return nil, err
	}
	title, err := a.Boards.NoteExport(ctx, in.actor(), in.Board, in.Format)
	if err != nil {
		leave()
		return nil, err
	}
	media := map[string]string{"json": jsonMedia, "csv": csvMedia}[in.Format]
	name := mime.FormatMediaType("attachment", map[string]string{"filename": fileName(title) + "." + in.Format})
	send := a.stream(importPatience, func(ctx context.Context, w io.Writer) error {
		var to board.Exporter = exporter.NewJSON(w, a.link)
		if in.Format == "csv" {
			to = exporter.NewCSV(w, a.link)
		}
		return a.Boards.Export(ctx, in.actor(), in.Board, to)
	})
	return &csvOutput{media, name, func(c huma.Context) {
		defer leave()
		send(c)
	}}, nil
}

// fileName is a title without what file systems take for something else.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, title)
	if name = strings.Trim(name, ". "); name == "" {
		return "board"
	}
	return name
}
