package api

import (
	"io"
	"mime"
	"net/http"
	"time"

	"incharge/server/files"
	"incharge/shared"
)

// filesPath is where files are served. It is no call of the API: browsers open
// it, in pictures and links.
const filesPath = "/files/"

// previewName is in the place of a file's name where its preview is asked for.
const previewName = "preview"

// filePolicy keeps what somebody has uploaded from being a page of ours, should
// a browser take it for one.
const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'"

// file serves a file of a card that one sees. The name in its path is for people
// alone: what is asked for is the attachment.
func (a *API) file(w http.ResponseWriter, r *http.Request) {
	session, err := a.sessionOf(r)
	if err == nil {
		note(r.Context(), session.User.ID)
		err = a.Accounts.Ask(session.User.ID)
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	board, id := shared.BoardID(r.PathValue("board")), shared.AttachmentID(r.PathValue("attachment"))
	attachment, err := a.Boards.Attachment(r.Context(), session.User.ID, board, id)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	// Of a file that is called so, there is the file alone.
	preview := r.PathValue("name") == previewName && attachment.Name != previewName
	content, err := a.Files.Open(r.Context(), id, preview)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	defer content.Close()
	tag := `"` + content.Tag + `"`
	if !matches(r.Header.Get("If-None-Match"), tag) {
		if err := content.Begin(); err != nil {
			a.fail(w, r, err)
			return
		}
	}
	h := w.Header()
	h.Set("Content-Type", files.Binary)
	disposition := "attachment"
	if files.Picture(content.Type) {
		h.Set("Content-Type", content.Type)
		disposition = "inline"
	}
	h.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": attachment.Name}))
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("Cache-Control", "private, max-age=3600") // the bytes of an attachment are always the same
	h.Set("Vary", "Cookie, Authorization")          // and who signs in next in this browser asks anew
	h.Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, &paced{content, http.NewResponseController(w)})
	if err := content.Err(); err != nil {
		a.Log.ErrorContext(r.Context(), "a file breaks off", "attachment", id, "error", err)
	}
}

// noFile answers what is below the path of files and names none.
func (a *API) noFile(w http.ResponseWriter, r *http.Request) { a.fail(w, r, shared.NotFound("")) }

// paced has the server wait for a reader for as long as they take bytes.
type paced struct {
	io.ReadSeeker
	control *http.ResponseController
}

func (p *paced) Read(b []byte) (int, error) {
	_ = p.control.SetWriteDeadline(time.Now().Add(stalled)) // not settable: then it was never limited
	return p.ReadSeeker.Read(b)
}
