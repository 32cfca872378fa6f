package web

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"incharge/web/index"
)

// send answers with a stored file in the best encoding that the browser takes.
func (s *Site) send(w http.ResponseWriter, r *http.Request, status int, path string, f index.File) {
	coding, suffix := negotiate(r.Header.Get("Accept-Encoding"), f.Encodings)
	size, tag := f.Size, f.Hash
	if coding != "" {
		size, tag = f.Encodings[coding], f.Hash+"-"+coding
	}
	h := w.Header()
	h.Set("Etag", `"`+tag+`"`)
	h.Set("Cache-Control", "no-cache")
	if f.Immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if len(f.Encodings) > 0 {
		h.Set("Vary", "Accept-Encoding")
	}
	if status == http.StatusOK && matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body, err := s.files.Open(path + suffix)
	if err != nil {
		h.Set("Cache-Control", "no-store")
		h.Del("Etag")
		http.Error(w, "a packed file is missing", http.StatusInternalServerError)
		return
	}
	defer body.Close() //nolint:errcheck // read only
	h.Set("Content-Type", f.Type)
	h.Set("Content-Length", strconv.Itoa(size))
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, body) // the reader has gone; there is nobody to tell
	}
}

// negotiate picks the stored encoding that an Accept-Encoding header asks for
// (RFC 9110, 12.5.3): the highest weight, and among equals the order of
// index.Encodings. An empty coding means the file as it is.
func negotiate(accept string, stored map[string]int) (coding, suffix string) {
	best := 0.0
	for _, e := range index.Encodings {
		if _, ok := stored[e.Coding]; !ok {
			continue
		}
		if q := weight(accept, e.Coding); q > best {
			best, coding, suffix = q, e.Coding, e.Suffix
		}
	}
	return coding, suffix
}

// weight is what an Accept-Encoding header gives a coding: 0 refuses it.
func weight(accept, coding string) float64 {
	any := 0.0
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != coding && name != "*" {
			continue
		}
		q := 1.0
		if v, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(params)), "q="); ok {
			parsed, err := strconv.ParseFloat(v, 64)
			if err != nil {
				continue
			}
			q = parsed
		}
		if name == coding {
			return q
		}
		any = q
	}
	return any
}

// matches reports whether an If-None-Match header names the tag, comparing
// weakly as RFC 9110 asks.
func matches(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimPrefix(strings.TrimSpace(part), "W/")
		if part == "*" || part == `"`+tag+`"` {
			return true
		}
	}
	return false
}
