package api

import (
	"bytes"
	"fmt"
	"image"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"incharge/shared"
)

// wall is a board with a card that files are put onto.
type wall struct {
	*person
	board shared.Snapshot
	card  shared.CardID
}

func newWall(t *testing.T) *wall {
	r := newRig(t)
	ada := r.person("Ada")
	board := ada.board("House")
	return &wall{ada, board, ada.card(board, "Mend the roof")}
}

// put uploads a file under fresh ids.
func (w *wall) put(name, content string, header ...string) answer {
	w.Helper()
	return w.again(shared.NewID[shared.AttachmentID](), shared.NewID[shared.CommandID](), name, content, header...)
}

func (w *wall) again(id shared.AttachmentID, command shared.CommandID, name, content string, header ...string) answer {
	w.Helper()
	query := url.Values{"id": {string(id)}, "command": {string(command)}, "name": {name}}
	path := fmt.Sprintf("/boards/%s/cards/%s/files?%s", w.board.Board.ID, w.card, query.Encode())
	return w.post(path, content, append([]string{"Content-Type", "image/png"}, header...)...)
}

// attached is what an upload has put onto the card.
func (w *wall) attached(name, content string) shared.Attachment {
	w.Helper()
	change := decoded[shared.Outcome](w.put(name, content).want(http.StatusOK)).Change
	if len(change.Attachments) != 1 {
		w.Fatalf("%+v", change)
	}
	return change.Attachments[0]
}

// open gets what is served under a path.
func (w *wall) open(path string, header ...string) answer {
	w.Helper()
	return w.do(http.MethodGet, w.server.URL+path, nil, header...)
}

func (w *wall) files() int64 {
	w.Helper()
	n, err := w.db.NewSelect().TableExpr("files").Count(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	return n
}

// What a file is shows in the file, whatever it is called and the browser says
// of it; and it is served in such a way that it is never a page of ours.
func TestFiles(t *testing.T) {
	w := newWall(t)
	picture := string(smallPicture(w.rig))
	for _, c := range []struct{ name, content, media, served, disposition string }{
		{"roof.png", picture, "image/png", "image/png", `inline; filename=roof.png`},
		{"roof.html", picture, "image/png", "image/png", `inline; filename=roof.html`},
		{"roof.png", "<!DOCTYPE html><script>alert(1)</script>", "text/html", "application/octet-stream", `attachment; filename=roof.png`},
		{"roof.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "image/svg+xml", "application/octet-stream", `attachment; filename=roof.svg`},
		{"plan.pdf", "%PDF-1.7\n", "application/pdf", "application/octet-stream", `attachment; filename=plan.pdf`},
		{"none", "", "text/plain", "application/octet-stream", `attachment; filename=none`},
		{`지붕 "1"/2.txt`, "words", "text/plain", "application/octet-stream", `attachment; filename*=utf-8''%EC%A7%80%EB%B6%95%20%221%22%2F2.txt`},
		{"..", "words", "text/plain", "application/octet-stream", `attachment; filename=..`},
		{"preview", picture, "image/png", "image/png", `inline; filename=preview`},
	} {
		a := w.attached(c.name, c.content)
		if a.Name != c.name || a.Type != c.media || a.Size != int64(len(c.content)) || (a.Width > 0) != (c.content == picture) || a.Width != a.Height {
			t.Errorf("%s: %+v", c.name, a)
		}
		got := w.open(a.URL).want(http.StatusOK)
		if string(got.body) != c.content {
			t.Errorf("%s is not what it was", c.name)
		}
		for name, want := range map[string]string{
			"Content-Type": c.served, "Content-Disposition": c.disposition, "X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'", "Cross-Origin-Resource-Policy": "same-origin",
			"Cache-Control": "private, max-age=3600", "Vary": "Cookie, Authorization", "X-Frame-Options": "DENY",
		} {
			if got.header.Get(name) != want {
				t.Errorf("%s: %s %q, want %q", c.name, name, got.header.Get(name), want)
			}
		}
	}
}

// A browser asks for parts, and for what it has not got yet.
func TestParts(t *testing.T) {
	w := newWall(t)
	a := w.attached("digits.txt", "0123456789")
	tag := w.open(a.URL).header.Get("ETag")
	w.open(a.URL, "If-None-Match", tag).want(http.StatusNotModified)
	for asked, want := range map[string]string{"bytes=2-4": "234", "bytes=-2": "89", "bytes=7-": "789"} {
		if got := w.open(a.URL, "Range", asked).want(http.StatusPartialContent); string(got.body) != want {
			t.Errorf("%s: %q", asked, got.body)
		}
	}
	w.open(a.URL, "Range", "bytes=20-").want(http.StatusRequestedRangeNotSatisfiable)
	head := w.do(http.MethodHead, w.server.URL+a.URL, nil).want(http.StatusOK)
	if head.header.Get("Content-Length") != "10" || len(head.body) > 0 {
		t.Errorf("%v %q", head.header, head.body)
	}
	other := w.attached("digits.txt", "0123456789")
	if w.open(other.URL).header.Get("ETag") == tag {
		t.Error("another file has the same tag")
	}
}

func TestPreview(t *testing.T) {
	w := newWall(t)
	a := w.attached("roof.png", string(smallPicture(w.rig)))
	preview := a.URL[:strings.LastIndex(a.URL, "/")] + "/preview"
	got := w.open(preview).want(http.StatusOK)
	if m, format, err := image.Decode(bytes.NewReader(got.body)); err != nil || got.header.Get("Content-Type") != "image/"+format || m.Bounds().Dx() != 8 {
		t.Errorf("%s as %s, %v", format, got.header.Get("Content-Type"), err)
	}
	if got.header.Get("ETag") == w.open(a.URL).header.Get("ETag") {
		t.Error("file and preview have one tag")
	}
	text := w.attached("words.txt", "words")
	w.open(text.URL[:strings.LastIndex(text.URL, "/")]+"/preview").refused(http.StatusNotFound, shared.CodeNotFound, "")
	w.done(w.board.Board.ID, shared.CoverCard{Card: w.card, Attachment: shared.Maybe[shared.AttachmentID]{Set: true, Value: &a.ID}})
}

// The same upload again is answered in the same way, whenever and however often
// it comes, and nothing is stored twice.
func TestSameUpload(t *testing.T) {
	w := newWall(t)
	id, command := shared.NewID[shared.AttachmentID](), shared.NewID[shared.CommandID]()
	answers := make([]answer, 5)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = w.again(id, command, "plan.txt", "A plan") })
	}
	all.Wait()
	answers = append(answers, w.again(id, command, "plan.txt", "A plan"))
	for _, a := range answers {
		if a.want(http.StatusOK); string(a.body) != string(answers[0].body) {
			t.Errorf("%s\nis not\n%s", a.body, answers[0].body)
		}
	}
	if w.files() != 1 {
		t.Errorf("%d files are kept", w.files())
	}
	w.again(shared.NewID[shared.AttachmentID](), shared.CommandID(id), "plan.txt", "A plan").want(http.StatusOK)
	w.again(id, shared.NewID[shared.CommandID](), "plan.txt", "A plan").want(http.StatusConflict)
	envelope := mustSeal(t, shared.AddCard{Card: shared.NewID[shared.CardID](), List: w.board.Lists[0].ID, Title: "x"})
	w.post("/boards/"+string(w.board.Board.ID)+"/commands", envelope).want(http.StatusOK)
	w.again(shared.NewID[shared.AttachmentID](), envelope.ID, "plan.txt", "A plan").refused(http.StatusConflict, shared.CodeConflict, "")
	if w.files() != 2 {
		t.Errorf("%d files are kept after refusals", w.files())
	}
}

// What is refused is refused in words, and leaves nothing behind.
func TestRefusedFiles(t *testing.T) {
	w := newWall(t)
	large := strings.Repeat("x", 1<<20+1)
	w.put("large.txt", large).refused(http.StatusRequestEntityTooLarge, shared.CodeTooLarge, "")
	w.put("", "words").refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "name")
	w.put("a\nb", "words").refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "name")
	w.put("plan.txt", "words", "Incharge-User", "somebody").refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	w.again("x", shared.NewID[shared.CommandID](), "plan.txt", "words").refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "id")
	w.again(shared.NewID[shared.AttachmentID](), "x", "plan.txt", "words").refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "command")
	w.send(w.board.Board.ID, shared.AttachFile{Attachment: shared.NewID[shared.AttachmentID](), Card: w.card, Name: "x", MIME: "text/plain"}).
		refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "type")
	if w.files() != 0 {
		t.Errorf("%d files are kept", w.files())
	}
	// As a stream, of which nobody has said how long it is.
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, fmt.Sprintf("%s%s/boards/%s/cards/%s/files?id=%s&command=%s&name=x", w.server.URL, prefix,
		w.board.Board.ID, w.card, shared.NewID[shared.AttachmentID](), shared.NewID[shared.CommandID]()), io.MultiReader(strings.NewReader(large)))
	if err != nil {
		t.Fatal(err)
	}
	response, err := w.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusRequestEntityTooLarge || w.files() != 0 {
		t.Errorf("a large stream: %d, and %d files", response.StatusCode, w.files())
	}
	for range 3 {
		w.attached("full.txt", large[1:])
	}
	if p := w.put("one.txt", "x").refused(http.StatusConflict, shared.CodeConflict, ""); p.Reason == nil || p.Reason.Kind != shared.ReasonStored || p.Reason.Limit != 3 {
		t.Errorf("%+v", p)
	}
	w.done(w.board.Board.ID, shared.ArchiveCard{Card: w.card})
	w.put("late.txt", "").want(http.StatusConflict)
	if w.files() != 3 {
		t.Errorf("%d files are kept after refusals", w.files())
	}
}

// A browser that goes away in the middle leaves nothing behind.
func TestBrokenUpload(t *testing.T) {
	w := newWall(t)
	for _, n := range []int{10, 100_000} {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", w.server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, err = fmt.Fprintf(conn, "POST %s/boards/%s/cards/%s/files?id=%s&command=%s&name=x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 500000\r\n\r\n%s",
			prefix, w.board.Board.ID, w.card, shared.NewID[shared.AttachmentID](), shared.NewID[shared.CommandID](), w.token, strings.Repeat("x", n))
		if err != nil {
			t.Fatal(err)
		}
		waitFor(t, "the upload has begun", func() bool { return w.files() == 1 })
		_ = conn.Close()
		waitFor(t, "the file is gone", func() bool { return w.files() == 0 })
	}
	if detail := decoded[shared.CardDetail](w.get(fmt.Sprintf("/boards/%s/cards/%s", w.board.Board.ID, w.card))); len(detail.Attachments) > 0 {
		t.Errorf("%+v", detail.Attachments)
	}
}

// A file that is deleted isn't there, and undoing brings it back.
func TestDeletedFile(t *testing.T) {
	w := newWall(t)
	a := w.attached("plan.txt", "A plan")
	deleted := w.done(w.board.Board.ID, shared.DeleteAttachment{Attachment: a.ID})
	w.open(a.URL).refused(http.StatusNotFound, shared.CodeNotFound, "")
	if err := w.api.Files.Sweep(t.Context(), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	w.done(w.board.Board.ID, shared.Undo{Seq: deleted.Seq})
	w.done(w.board.Board.ID, shared.EditAttachment{Attachment: a.ID, Name: "The plan.txt"})
	if got := w.open(a.URL).want(http.StatusOK); string(got.body) != "A plan" || !strings.Contains(got.header.Get("Content-Disposition"), "The plan.txt") {
		t.Errorf("%v %q", got.header, got.body)
	}
}

// Nobody uploads more than a few files at once.
func TestUploadsAtOnce(t *testing.T) {
	t.Parallel()
	u := uploads{by: map[shared.UserID]int{}}
	var leave []func()
	for i := range mostUploads {
		out, err := u.enter(shared.UserID(fmt.Sprint(i / mostUploadsEach)))
		if err != nil {
			t.Fatal(err)
		}
		leave = append(leave, out)
		if i == mostUploadsEach-1 {
			if _, err := u.enter("0"); shared.CodeOf(err) != shared.CodeUnavailable {
				t.Errorf("one more of the same person: %v", err)
			}
		}
	}
	if _, err := u.enter("new"); shared.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("one more: %v", err)
	}
	for _, out := range leave {
		out()
	}
	if u.all != 0 || len(u.by) != 0 {
		t.Errorf("left are %+v", &u)
	}
}

// TestAccessToFiles: a file is there for those who see its card, and below its
// path there is nothing else.
func TestAccessToFiles(t *testing.T) {
	w := newWorld(newRig(t, whole))
	w.renew()
	at := &wall{w.sunja, w.board, w.card}
	a := at.attached("plan.png", string(smallPicture(w.rig)))
	dir := a.URL[:strings.LastIndex(a.URL, "/")]
	look := func(p *person, path string) answer { return w.call(p, http.MethodGet, w.server.URL+path, row{}) }
	for _, path := range []string{a.URL, dir + "/preview", dir + "/another-name"} {
		for p, status := range map[*person]int{
			w.nobody: 401, w.guess: 401, w.late: 401, w.disabled: 401, w.stranger: 404, w.left: 404, w.ada: 404, w.rules: 404,
			w.sunja: 200, w.grace: 200, w.pim: 200, w.otto: 200, w.reads: 200, w.writes: 200,
		} {
			look(p, path).want(status)
		}
	}
	others := w.stranger.board("Other")
	theirs := &wall{w.stranger, others, w.stranger.card(others, "Spy")}
	foreign := theirs.attached("spy.txt", "secret")
	link := shared.NewID[shared.AttachmentID]()
	w.sunja.done(w.board.Board.ID, shared.AttachLink{Attachment: link, Card: w.card, Name: "Plan", URL: "https://example.com"})
	board := "/files/" + string(w.board.Board.ID) + "/"
	for _, path := range []string{
		foreign.URL, board + string(foreign.ID) + "/spy.txt", board + string(link) + "/x", board + string(shared.NewID[shared.AttachmentID]()) + "/x",
		board + "nothing/x", board + strings.ToUpper(string(a.ID)) + "/x", "/files/nothing/" + string(a.ID) + "/x", board + "%00/x",
		board + string(a.ID) + "/", board + string(a.ID), board, "/files/", board + string(a.ID) + "/a/b",
	} {
		look(w.sunja, path).refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		w.call(w.sunja, method, w.server.URL+a.URL, row{}).refused(http.StatusNotFound, shared.CodeNotFound, "")
	}
	w.sunja.done(w.board.Board.ID, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true)}})
	for p, status := range map[*person]int{w.grace: 200, w.sunja: 200, w.otto: 200, w.pim: 404, w.reads: 404, w.writes: 404} {
		look(p, a.URL).want(status)
		look(p, dir+"/preview").want(status)
	}
}
