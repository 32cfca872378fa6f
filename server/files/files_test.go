package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/uptrace/bun"
	_ "gocloud.dev/blob/memblob" // a bucket for tests

	"incharge/server/db/dbtest"
	"incharge/server/files/scan"
	"incharge/server/files/scan/scantest"
	"incharge/shared"
)

// shelf is a Service on a database of its own, with a card that things can be
// attached to.
type shelf struct {
	*Service
	*testing.T
	board shared.BoardID
	card  shared.CardID
}

func newShelf(t *testing.T, bucket string) *shelf {
	t.Helper()
	t.Parallel()
	s, err := Open(t.Context(), dbtest.New(t), Config{Bucket: bucket, MaxFile: 1 << 20, MaxBoard: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	b := &shelf{Service: s, T: t, board: shared.NewID[shared.BoardID](), card: shared.NewID[shared.CardID]()}
	list := shared.NewID[shared.ListID]()
	b.exec(`INSERT INTO boards (id, title, head, seq, created_at) VALUES (?, 'House', 1, 1, now())`, b.board)
	b.exec(`INSERT INTO lists (id, board_id, title, rank, category, seq) VALUES (?, ?, 'To do', 'a1', 'todo', 1)`, list, b.board)
	b.exec(`INSERT INTO cards (id, board_id, list_id, number, rank, title, priority, created_at, seq) VALUES (?, ?, ?, 1, 'a1', 'Roof', 'none', now(), 1)`, b.card, b.board, list)
	return b
}

func (b *shelf) exec(query string, values ...any) {
	b.Helper()
	if _, err := b.db.NewRaw(query, values...).Exec(b.Context()); err != nil {
		b.Fatal(err)
	}
}

func (b *shelf) keep(content string) File {
	b.Helper()
	file, err := b.Keep(b.Context(), strings.NewReader(content))
	if err != nil {
		b.Fatal(err)
	}
	return file
}

func (b *shelf) attachment() shared.AttachmentID {
	b.Helper()
	id := shared.NewID[shared.AttachmentID]()
	b.exec(`INSERT INTO attachments (id, board_id, card_id, name, url, at, seq) VALUES (?, ?, ?, 'a file', '', now(), 1)`, id, b.board, b.card)
	return id
}

func (b *shelf) in(fn func(ctx context.Context, tx bun.Tx) error) error {
	return b.db.RunInTx(b.Context(), nil, fn)
}

// linked is an attachment that refers to a file.
func (b *shelf) linked(file File) shared.AttachmentID {
	b.Helper()
	id := b.attachment()
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Link(ctx, tx, b.board, id, file) }); err != nil {
		b.Fatal(err)
	}
	return id
}

func (b *shelf) read(id shared.AttachmentID, preview bool) string {
	b.Helper()
	content, err := b.Open(b.Context(), id, preview)
	if err != nil {
		b.Fatal(err)
	}
	defer content.Close()
	data, err := io.ReadAll(content)
	if err != nil || content.Err() != nil {
		b.Fatal(err, content.Err())
	}
	return string(data)
}

// keys are those of all blobs.
func (b *shelf) keys() (keys []string) {
	b.Helper()
	for list := b.bucket.List(nil); ; {
		object, err := list.Next(b.Context())
		if errors.Is(err, io.EOF) {
			return keys
		}
		if err != nil {
			b.Fatal(err)
		}
		keys = append(keys, object.Key)
	}
}

// picture is a PNG.
func picture(t *testing.T, w, h int) string {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a dir?", "files")
	b := newShelf(t, Directory(dir))
	big := strings.Repeat("Some words, again and again. ", 10_000)
	for name, c := range map[string]struct {
		content, media string
		width, height  int
	}{
		"text":              {big, "text/plain", 0, 0},
		"nothing":           {"", "text/plain", 0, 0},
		"a picture":         {picture(t, 1200, 300), "image/png", 1200, 300},
		"a broken one":      {picture(t, 1200, 300)[:60], "image/png", 0, 0},
		"a page":            {"<!DOCTYPE html><script>alert(1)</script>", "text/html", 0, 0},
		"a drawing":         {`<svg xmlns="http://www.w3.org/2000/svg"></svg>`, "image/svg+xml", 0, 0},
		"a document":        {"%PDF-1.7\n", "application/pdf", 0, 0},
		"nothing one knows": {"\x00\x01\x02\xfe\xff", "application/octet-stream", 0, 0},
	} {
		file := b.keep(c.content)
		if file.Type != c.media || file.Size != int64(len(c.content)) || file.Width != c.width || file.Height != c.height {
			t.Errorf("%s: %+v", name, file)
		}
		id := b.linked(file)
		if b.read(id, false) != c.content {
			t.Errorf("%s is not what it was", name)
		}
		if _, err := b.Open(t.Context(), id, true); (err == nil) != (c.width > 0) {
			t.Errorf("%s: preview %v", name, err)
		}
		if c.width > 0 {
			small, format, err := image.DecodeConfig(strings.NewReader(b.read(id, true)))
			if err != nil || format != "jpeg" || small.Width != 960 || small.Height != 240 {
				t.Errorf("%s: preview %s %v, %v", name, format, small, err)
			}
		}
	}
	if about, err := os.Stat(dir); err != nil || about.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", about, err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "originals", "*.*")); err != nil || len(left) > 0 {
		t.Errorf("beside the files there is %q, %v", left, err)
	}
}

// What breaks off is not kept, even where it ends before its type is known.
func TestBrokenOff(t *testing.T) {
	b := newShelf(t, Directory(t.TempDir()))
	for _, n := range []int{0, 10, 100_000} {
		for _, reason := range []error{io.ErrUnexpectedEOF, errors.New("reset")} {
			_, err := b.Keep(t.Context(), io.MultiReader(strings.NewReader(strings.Repeat("x", n)), iotest.ErrReader(reason)))
			if !errors.Is(err, reason) {
				t.Errorf("%d bytes: %v", n, err)
			}
		}
	}
	if keys := b.keys(); len(keys) > 0 {
		t.Errorf("kept: %q", keys)
	}
}

// What is swept is what is old and nothing refers to.
func TestSweep(t *testing.T) {
	b := newShelf(t, "mem://")
	linked, loose, dropped := b.keep("linked"), b.keep(picture(t, 10, 10)), b.keep("dropped")
	first := b.linked(linked)
	second := b.attachment()
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Copy(ctx, tx, first, second) }); err != nil {
		t.Fatal(err)
	}
	for _, file := range []File{dropped, dropped, linked} {
		if err := b.Drop(t.Context(), file); err != nil {
			t.Fatal(err)
		}
	}
	sweep := func(before time.Time, want int) {
		t.Helper()
		if err := b.Sweep(t.Context(), before); err != nil {
			t.Fatal(err)
		}
		if keys := b.keys(); len(keys) != want {
			t.Errorf("left are %q, want %d", keys, want)
		}
	}
	sweep(time.Now().Add(-time.Hour), 3) // linked, and loose with its preview
	b.exec(`DELETE FROM attachments WHERE id = ?`, first)
	sweep(time.Now().Add(time.Hour), 1)
	if b.read(second, false) != "linked" {
		t.Error("the copy has lost its file")
	}
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Link(ctx, tx, b.board, b.attachment(), loose) }); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("a file that is gone: %v", err)
	}
	b.exec(`DELETE FROM attachments WHERE id = ?`, second)
	sweep(time.Now().Add(time.Hour), 0)
	if n, err := b.db.NewSelect().TableExpr("files").Count(t.Context()); err != nil || n != 0 {
		t.Errorf("%d rows, %v", n, err)
	}
}

// Whatever is linked while all is swept is whole afterwards.
func TestSweepWhileLinking(t *testing.T) {
	b := newShelf(t, "mem://")
	const n = 40
	kept, ids := make([]File, n), make([]shared.AttachmentID, n)
	for i := range kept {
		kept[i], ids[i] = b.keep(fmt.Sprint("file ", i)), b.attachment()
	}
	errs := make([]error, n)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if err := b.Sweep(t.Context(), time.Now().Add(time.Hour)); err != nil {
				t.Log(err) // a link came between: the file stays
			}
		})
	}
	for i := range kept {
		all.Go(func() {
			errs[i] = b.in(func(ctx context.Context, tx bun.Tx) error { return b.Link(ctx, tx, b.board, ids[i], kept[i]) })
		})
	}
	all.Wait()
	whole := 0
	for i, err := range errs {
		switch {
		case err == nil:
			whole++
			if got := b.read(ids[i], false); got != fmt.Sprint("file ", i) {
				t.Errorf("file %d is %q", i, got)
			}
		case shared.CodeOf(err) != shared.CodeConflict:
			t.Errorf("file %d: %v", i, err)
		}
	}
	if keys := b.keys(); len(keys) != whole {
		t.Errorf("%d blobs for %d files", len(keys), whole)
	}
}

// A board has space for so much, each file counted as often as it is there.
func TestRoom(t *testing.T) {
	b := newShelf(t, "mem://")
	half := b.keep(strings.Repeat("x", 1<<19))
	first, second := b.linked(half), b.attachment()
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Copy(ctx, tx, first, second) }); err != nil {
		t.Fatal(err)
	}
	one := b.keep("x")
	third := b.attachment()
	for name, err := range map[string]error{
		"asked": b.Room(t.Context(), b.board, 1),
		"link":  b.in(func(ctx context.Context, tx bun.Tx) error { return b.Link(ctx, tx, b.board, third, one) }),
		"copy":  b.in(func(ctx context.Context, tx bun.Tx) error { return b.Copy(ctx, tx, first, third) }),
	} {
		var known *shared.Error
		if !errors.As(err, &known) || known.Reason.Kind != shared.ReasonStored || known.Reason.Limit != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := errors.Join(b.Room(t.Context(), b.board, 0), b.Room(t.Context(), shared.NewID[shared.BoardID](), 1<<20)); err != nil {
		t.Error(err)
	}
	b.exec(`DELETE FROM attachments WHERE id = ?`, second)
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Link(ctx, tx, b.board, third, one) }); err != nil {
		t.Error(err)
	}
	link := b.attachment()
	if err := b.in(func(ctx context.Context, tx bun.Tx) error { return b.Copy(ctx, tx, link, b.attachment()) }); err != nil {
		t.Errorf("a link: %v", err)
	}
}

func TestCheckBucket(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"s3://bucket", "s3://bucket?region=eu-central-1&prefix=files/"} {
		if err := CheckBucket(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "bucket", "s3://", "http://bucket", "mem://", "s3://user:secret@bucket", "s3://bucket/path", "%"} {
		if err := CheckBucket(bad); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// Where files are scanned, one in which something is found is refused, and so is
// one that nobody has looked at.
func TestVirus(t *testing.T) {
	b := newShelf(t, "mem://")
	clamd, err := scan.Parse("clamd://" + scantest.Clamd(t, "tcp", "127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	b.scanner = &clamd
	b.keep("hello")
	file, err := b.Keep(t.Context(), strings.NewReader("a virus"))
	if known := (*shared.Error)(nil); !errors.As(err, &known) || known.Reason != (shared.Reason{Kind: shared.ReasonVirus, Name: "Test.Virus-1"}) {
		t.Errorf("%v", err)
	}
	if err := b.Drop(t.Context(), file); err != nil {
		t.Error(err)
	}
	nobody, err := scan.Parse("clamd://" + filepath.Join(t.TempDir(), "nobody"))
	if err != nil {
		t.Fatal(err)
	}
	b.scanner = &nobody
	if _, err := b.Keep(t.Context(), strings.NewReader("hello")); shared.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("%v", err)
	}
}
