package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/uptrace/bun"

	"incharge/server/files"
	"incharge/shared"
)

const (
	uploadPatience = time.Hour        // for a whole file, over a poor line
	stalled        = 30 * time.Second // without a byte in either direction
)

func (a *API) fileRoutes() {
	handle(a, call{http.MethodPost, "/boards/{board}/cards/{card}/files", a.Files.MaxFile, http.StatusOK, "Put a file onto a card"}, a.upload, within(uploadPatience))
	a.mux.HandleFunc("GET "+filesPath+"{board}/{attachment}/{name}", a.file)
	a.mux.HandleFunc(filesPath, a.noFile)
}

type uploadInput struct {
	SignedIn
	OnBoard
	Sender
	Upload
	Card       shared.CardID       `path:"card"`
	Attachment shared.AttachmentID `query:"id" required:"true" doc:"The id that the attachment is to have"`
	Command    shared.CommandID    `query:"command" required:"true" doc:"The id of the command that this is: the same id again is answered in the same way, and nothing is stored twice"`
	Name       string              `query:"name" required:"true" doc:"What the file is called"`
}

// attach is the command that the call is, of a file that is yet to come.
func (in *uploadInput) attach() (shared.AttachFile, error) {
	var check shared.Check
	shared.CheckID(&check, "id", in.Attachment)
	shared.CheckID(&check, "command", in.Command)
	check.Line("name", in.Name, shared.MaxTitle)
	if !shared.ValidID(in.Card) {
		return shared.AttachFile{}, shared.NotFound("")
	}
	return shared.AttachFile{Attachment: in.Attachment, Card: in.Card, Name: in.Name}, check.Err()
}

// upload looks first whether the file may be put there at all, then keeps it,
// and then puts it there. What comes to be refused is read to its end, since a
// browser that is cut off never sees why.
func (a *API) upload(ctx context.Context, in *uploadInput) (*executeOutput, error) {
	outcome, err := a.attach(ctx, in)
	if err != nil {
		in.discard()
	}
	_ = in.control.SetWriteDeadline(time.Now().Add(patience)) // not settable: then it was never limited
	return &executeOutput{outcome}, err
}

func (a *API) attach(ctx context.Context, in *uploadInput) (shared.Outcome, error) {
	if err := in.Sender.is(in.actor()); err != nil {
		return shared.Outcome{}, err
	}
	command, err := in.attach()
	if err != nil {
		return shared.Outcome{}, err
	}
	done, found, err := a.Boards.MayAttach(ctx, in.actor(), in.Board, in.Command, in.Card)
	if err != nil {
		return shared.Outcome{}, err
	}
	if found {
		in.discard()
		return done, nil
	}
	if in.length > a.Files.MaxFile {
		return shared.Outcome{}, readError(&http.MaxBytesError{Limit: a.Files.MaxFile})
	}
	if err := a.Files.Room(ctx, in.Board, max(in.length, 0)); err != nil {
		return shared.Outcome{}, err
	}
	leave, err := a.uploads.enter(in.actor())
	if err != nil {
		return shared.Outcome{}, err
	}
	defer leave()
	return a.receive(ctx, in, command)
}

// receive keeps the file and attaches it. One that was kept for nothing goes
// again at once; should that fail, it is swept away.
func (a *API) receive(ctx context.Context, in *uploadInput, command shared.AttachFile) (shared.Outcome, error) {
	file, err := a.Files.Keep(ctx, &in.Upload)
	linked := false
	var outcome shared.Outcome
	if in.err != nil {
		err = readError(in.err)
	}
	if err == nil {
		command.MIME, command.Size, command.Width, command.Height = file.Type, file.Size, file.Width, file.Height
		outcome, err = a.Boards.Attach(ctx, in.actor(), in.Board, in.Command, command, func(ctx context.Context, tx bun.Tx) error {
			linked = true
			return a.Files.Link(ctx, tx, in.Board, command.Attachment, file)
		})
		a.metrics.command(command, err)
	}
	if err != nil || !linked {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		if failed := a.Files.Drop(ctx, file); failed != nil {
			a.Log.WarnContext(ctx, "a file that nothing refers to is still there", "error", failed)
		}
	}
	return outcome, err
}

// Upload is in the input of the call that takes a file of any kind. It is read
// as a stream, by whoever waits for its bytes for as long as there are any.
type Upload struct {
	body    io.Reader
	length  int64 // -1 where it isn't told
	control *http.ResponseController
	err     error // what reading has met
}

// Resolve only notes where the file is.
func (u *Upload) Resolve(ctx huma.Context) []error {
	r, w := humago.Unwrap(ctx)
	u.body, u.length, u.control = r.Body, r.ContentLength, http.NewResponseController(w)
	return nil
}

func (u *Upload) Read(p []byte) (int, error) {
	_ = u.control.SetReadDeadline(time.Now().Add(stalled)) // as above
	n, err := u.body.Read(p)
	if err != nil { // the server listens on, for whether the sender is still there
		_ = u.control.SetReadDeadline(time.Time{})
	}
	if err != nil && !errors.Is(err, io.EOF) {
		u.err = err
	}
	return n, err
}

// discard reads the rest.
func (u *Upload) discard() {
	if u.err == nil {
		_, _ = io.Copy(io.Discard, u) // whether it comes or not, it is refused
	}
}

func (*Upload) requestBody(huma.Registry) *huma.RequestBody {
	return &huma.RequestBody{Required: true, Description: "The file. Its type is found by what is in it",
		Content: map[string]*huma.MediaType{files.Binary: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}
}

// How many files may be on their way in at once.
const (
	mostUploads     = 64
	mostUploadsEach = 6
)

// uploads counts those on their way: each holds a few megabytes and a place in
// the bucket's connections.
type uploads struct {
	mu  sync.Mutex
	all int
	by  map[shared.UserID]int
}

func (u *uploads) enter(user shared.UserID) (leave func(), err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.all >= mostUploads || u.by[user] >= mostUploadsEach {
		return nil, &shared.Error{Code: shared.CodeUnavailable, Message: fmt.Sprintf("Too many files are on their way, at most %d of one person. Try again shortly.", mostUploadsEach)}
	}
	u.all++
	u.by[user]++
	return func() {
		u.mu.Lock()
		defer u.mu.Unlock()
		u.all--
		if u.by[user]--; u.by[user] == 0 {
			delete(u.by, user)
		}
	}, nil
}
