package importer

import (
	"errors"
	"io"
	"unicode/utf8"
)

// source passes a file on and notes what the JSON decoder would hide: bytes
// that are no UTF-8, which it replaces without a word, and an error of the
// reader, as opposed to one of the file.
type source struct {
	r       io.Reader
	invalid int    // bytes that are no part of a character
	partial []byte // the beginning of a character, up to 3 bytes
	err     error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.check(p[:n], err != nil)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

func (s *source) check(p []byte, last bool) {
	for len(s.partial) > 0 && len(p) > 0 {
		joined := append(s.partial, p[0])
		s.partial, p = append(joined[:0], s.count(joined, false)...), p[1:]
	}
	if len(s.partial) > 0 && last {
		s.count(s.partial, true)
		s.partial = nil
	}
	if rest := s.count(p, last); len(rest) > 0 {
		s.partial = append(s.partial[:0], rest...)
	}
}

// count counts the invalid bytes of p and returns the character that p breaks
// off in, unless p is the end.
func (s *source) count(p []byte, last bool) []byte {
	for len(p) > 0 {
		if !last && !utf8.FullRune(p) {
			return p
		}
		r, size := utf8.DecodeRune(p)
		if r == utf8.RuneError && size == 1 {
			s.invalid++
		}
		p = p[size:]
	}
	return nil
}
