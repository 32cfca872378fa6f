package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"incharge/shared"
)

// invalid is the answer to a file that can't be imported.
func invalid(format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	return &shared.Error{
		Code: shared.CodeInvalid, Message: message,
		Fields: []shared.FieldError{{Field: "file", Message: message}},
	}
}

// broken says what is wrong with the JSON, and where. An error of the reader
// is passed on: it says nothing about the file.
func (w *walker) broken(err error) error {
	var syntax *json.SyntaxError
	switch {
	case w.src.err != nil:
		return fmt.Errorf("read the export: %w", w.src.err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return invalid("The file breaks off after byte %d%s. Export the board again and check that the whole file arrives.",
			w.offset(), w.within())
	case errors.As(err, &syntax):
		return invalid("The file is not valid JSON: %s, after byte %d%s.", syntax, w.offset(), w.within())
	}
	return invalid("The file can't be read as JSON after byte %d%s: %v.", w.offset(), w.within(), err)
}

// mismatch says that a value has the wrong type.
func (w *walker) mismatch(want string, got json.Token) error {
	what := "an object"
	switch got := got.(type) {
	case json.Delim:
		if got == '[' {
			what = "a list"
		}
	case string:
		what = "text"
	case bool:
		what = "true or false"
	case json.Number:
		what = "a number"
	}
	return invalid("This is not a board as it was exported: %s should be %s and is %s, at byte %d.",
		w.where(), want, what, w.offset())
}

func (w *walker) offset() int64 { return w.base + w.dec.InputOffset() }

func (w *walker) within() string {
	if len(w.path) == 0 {
		return ""
	}
	return ", in " + w.where()
}

// where is the path to the current value, as in cards[3].name.
func (w *walker) where() string {
	if len(w.path) == 0 {
		return "the file"
	}
	var path strings.Builder
	for i, s := range w.path {
		switch {
		case s.name == "":
			fmt.Fprintf(&path, "[%d]", s.index)
		case i > 0:
			path.WriteString("." + quoted(s.name))
		default:
			path.WriteString(quoted(s.name))
		}
	}
	return path.String()
}

// quoted is a name out of the file, fit to be shown.
func quoted(name string) string {
	clean, _ := withoutControls(name, false)
	short, _ := cut(clean, 60)
	return short
}
