package api

import (
	"bufio"
	"compress/gzip"
	"net"
	"net/http"
	"strings"
	"sync"
)

// worthwhile is from where on JSON is compressed, in bytes.
const worthwhile = 1 << 10

var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	return z
}}

// compressed sends JSON of some size as gzip to whoever takes that. The pages
// bring their own compressed files.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/") || !takesGzip(r.Header.Get("Accept-Encoding")) {
			next.ServeHTTP(w, r)
			return
		}
		z := &zipped{ResponseWriter: w}
		defer z.finish()
		next.ServeHTTP(z, r)
	})
}

// takesGzip reads the usual spellings; an unusual one gets plain JSON.
func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.TrimSpace(weight) != "q=0" {
			return true
		}
	}
	return false
}

// zipped decides at the first write, which is the whole of our answers.
type zipped struct {
	http.ResponseWriter
	status int
	zip    *gzip.Writer
	plain  bool
}

func (z *zipped) WriteHeader(status int) {
	if z.status == 0 {
		z.status = status
	}
	if status < 200 || status == http.StatusNoContent || status == http.StatusNotModified {
		z.plain = true
		z.ResponseWriter.WriteHeader(status)
	}
}

func (z *zipped) Write(p []byte) (int, error) {
	if !z.plain && z.zip == nil {
		z.begin(len(p))
	}
	if z.zip != nil {
		return z.zip.Write(p)
	}
	return z.ResponseWriter.Write(p)
}

func (z *zipped) begin(size int) {
	header := z.Header()
	if json := strings.HasSuffix(header.Get("Content-Type"), "json"); json {
		header.Add("Vary", "Accept-Encoding")
		if size >= worthwhile {
			header.Set("Content-Encoding", "gzip")
			z.zip = zippers.Get().(*gzip.Writer)
			z.zip.Reset(z.ResponseWriter)
		}
	}
	z.plain = z.zip == nil
	if z.status != 0 {
		z.ResponseWriter.WriteHeader(z.status)
	}
}

// finish writes what is left, and the header where there is no body.
func (z *zipped) finish() {
	if z.zip != nil {
		_ = z.zip.Close() // the caller has gone; there is nobody to tell
		z.zip.Reset(nil)
		zippers.Put(z.zip)
	} else if !z.plain && z.status != 0 {
		z.ResponseWriter.WriteHeader(z.status)
	}
}

// Unwrap is for http.ResponseController.
func (z *zipped) Unwrap() http.ResponseWriter { return z.ResponseWriter }

// Hijack hands the connection over to a WebSocket.
func (z *zipped) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	z.plain = true
	return http.NewResponseController(z.ResponseWriter).Hijack()
}
