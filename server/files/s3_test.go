package files

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

// standIn speaks as much of S3 as a bucket of ours asks of one: there is none
// to be had here. It checks no signatures.
type standIn struct {
	*testing.T
	mu    sync.Mutex
	blobs map[string][]byte         // by path
	parts map[string]map[int][]byte // of uploads under way
}

func (s *standIn) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := sentTo(r)
	if err != nil {
		return // the sender has given up
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	query, path := r.URL.Query(), r.URL.Path
	upload := query.Get("uploadId")
	data, there := s.blobs[path]
	switch {
	case r.Method == http.MethodPost && query.Has("uploads"):
		upload = strconv.Itoa(len(s.parts))
		s.parts[upload] = map[int][]byte{}
		_, _ = fmt.Fprintf(w, "<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>", upload)
	case r.Method == http.MethodPut && upload != "":
		n, _ := strconv.Atoi(query.Get("partNumber"))
		s.parts[upload][n] = body
		w.Header().Set("ETag", `"part"`)
	case r.Method == http.MethodPost && upload != "":
		for n := 1; n <= len(s.parts[upload]); n++ {
			s.blobs[path] = append(s.blobs[path], s.parts[upload][n]...)
		}
		_, _ = fmt.Fprint(w, "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>")
	case r.Method == http.MethodDelete && upload != "":
		delete(s.parts, upload)
		w.WriteHeader(http.StatusNoContent)
	case r.Method == http.MethodPut:
		s.blobs[path] = body
		w.Header().Set("ETag", `"whole"`)
	case !there:
		w.WriteHeader(http.StatusNotFound)
		_, _ = fmt.Fprint(w, "<Error><Code>NoSuchKey</Code></Error>")
	case r.Method == http.MethodDelete:
		delete(s.blobs, path)
		w.WriteHeader(http.StatusNoContent)
	case r.Method == http.MethodGet, r.Method == http.MethodHead:
		w.Header().Set("ETag", `"whole"`)
		w.Header().Set("Content-Type", Binary)
		http.ServeContent(w, r, "", time.Unix(1, 0), bytes.NewReader(data))
	default:
		s.Errorf("%s %s", r.Method, r.URL)
	}
}

// sentTo is what a request carries, which S3's clients may cut into chunks.
func sentTo(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING") {
		return io.ReadAll(r.Body)
	}
	var whole []byte
	for lines := bufio.NewReader(r.Body); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return nil, err
		}
		digits, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, err := strconv.ParseInt(digits, 16, 32)
		if err != nil || n == 0 {
			return whole, err
		}
		chunk := make([]byte, n+2)
		if _, err := io.ReadFull(lines, chunk); err != nil {
			return nil, err
		}
		whole = append(whole, chunk[:n]...)
	}
}

// The same as with a directory, over S3: kept whole, in parts where it is large,
// read from anywhere, and swept.
func TestS3(t *testing.T) {
	s3 := &standIn{T: t, blobs: map[string][]byte{}, parts: map[string]map[int][]byte{}}
	server := httptest.NewServer(s3)
	t.Cleanup(server.Close)
	at := "s3://bucket?region=eu-central-1&prefix=files/&use_path_style=true&anonymous=true&endpoint=" + url.QueryEscape(server.URL)
	if err := CheckBucket(at); err != nil {
		t.Fatal(err)
	}
	b := newShelf(t, at)
	b.MaxBoard = 1 << 30
	for name, content := range map[string]string{"nothing": "", "words": "Some words", "large": strings.Repeat("0123456789abcdef", 1<<20)} {
		id := b.linked(b.keep(content))
		if b.read(id, false) != content {
			t.Errorf("%s is not what it was", name)
		}
		part, err := b.Open(t.Context(), id, false)
		if err != nil {
			t.Fatal(err)
		}
		if at, err := part.Seek(-int64(len(content)/2), io.SeekEnd); err != nil || at != int64(len(content)-len(content)/2) {
			t.Errorf("%s: at %d, %v", name, at, err)
		}
		if half, err := io.ReadAll(part); err != nil || string(half) != content[len(content)-len(content)/2:] {
			t.Errorf("%s: half of it is %d bytes, %v", name, len(half), err)
		}
		part.Close()
	}
	if len(s3.parts) == 0 {
		t.Error("nothing has come in parts")
	}
	if small := b.read(b.linked(b.keep(picture(t, 100, 100))), true); small == "" {
		t.Error("no preview")
	}
	if len(s3.blobs) != 5 {
		t.Errorf("%d blobs", len(s3.blobs))
	}
	for path := range s3.blobs {
		if !strings.HasPrefix(path, "/bucket/files/originals/") && !strings.HasPrefix(path, "/bucket/files/previews/") {
			t.Errorf("kept under %s", path)
		}
	}
	for _, n := range []int{10, 8 << 20} { // a whole part, too
		_, err := b.Keep(t.Context(), io.MultiReader(strings.NewReader(strings.Repeat("x", n)), iotest.ErrReader(errors.New("reset"))))
		if err == nil || len(s3.blobs) != 5 {
			t.Errorf("broken off after %d: %v, and %d blobs", n, err, len(s3.blobs))
		}
	}
	b.exec(`DELETE FROM attachments`)
	if err := b.Sweep(t.Context(), time.Now().Add(time.Hour)); err != nil || len(s3.blobs) != 0 {
		t.Errorf("%v, and %d blobs are left", err, len(s3.blobs))
	}
}
