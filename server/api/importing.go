package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"incharge/server/importer"
	"incharge/shared"
)

type importInput struct {
	SignedIn
	File
	Format importer.Format `query:"format" enum:"trello,planka,incharge" doc:"What has written the file; absent: what the file itself shows"`
	DryRun bool            `query:"dry_run" doc:"Only tell what would be carried over"`
}

// File is in the input of the call that takes a file: it is read as a stream.
type File struct {
	body        io.Reader
	contentType string
}

// Resolve only notes where the file is.
func (f *File) Resolve(ctx huma.Context) []error {
	f.body, f.contentType = ctx.BodyReader(), ctx.Header("Content-Type")
	return nil
}

func (*File) requestBody(huma.Registry) *huma.RequestBody {
	return &huma.RequestBody{Required: true, Description: "The file, as the other program or Incharge wrote it",
		Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Type: huma.TypeObject}}}}
}

type importOutput struct {
	Status int
	Body   shared.Imported
}

func (a *API) importBoard(ctx context.Context, in *importInput) (*importOutput, error) {
	if _, known := importer.Formats[in.Format]; !known && in.Format != "" {
		return nil, shared.Invalid("format", "must be trello, planka or incharge")
	}
	if err := isJSON(in.contentType); err != nil {
		return nil, err
	}
	leave, err := a.imports.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	board, report, err := importer.Read(in.body, in.Format, shared.NewID[shared.BoardID](), in.person(), time.Now())
	if err != nil {
		return nil, fileError(err)
	}
	if in.DryRun {
		return &importOutput{http.StatusOK, shared.Imported{Report: report}}, nil
	}
	id, err := a.Boards.Import(ctx, in.actor(), board)
	return &importOutput{http.StatusCreated, shared.Imported{Board: id, Report: report}}, err
}

// imports lets few boards in, or out, at once: a large one takes some hundred
// megabytes until it is a board, and a connection to the database until it is out.
type imports struct {
	places   chan struct{}
	patience time.Duration
}

func newImports() imports {
	return imports{places: make(chan struct{}, 2), patience: 10 * time.Second}
}

// enter waits for a place, not for long; leave gives it on.
func (i imports) enter(ctx context.Context) (leave func(), err error) {
	waited := time.NewTimer(i.patience)
	defer waited.Stop()
	select {
	case i.places <- struct{}{}:
		return func() { <-i.places }, nil
	case <-waited.C:
		return nil, &shared.Error{Code: shared.CodeUnavailable, Message: "Other boards are on their way. Try again in a minute."}
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a place: %w", ctx.Err())
	}
}

// fileError leaves what is wrong with the file as the importer says it; the
// rest is about how the file came.
func fileError(err error) error {
	if shared.CodeOf(err) == shared.CodeInvalid {
		return err
	}
	return readError(err)
}
