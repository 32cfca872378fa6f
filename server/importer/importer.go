// Package importer turns a board exported elsewhere into one that can be
// written here. It reads the file as a stream, holds no more of it than what
// is carried over, and reports whatever has no place here.
package importer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// Format is the program that has written a file.
type Format string

// Trello, Planka and Incharge itself.
const (
	FromTrello   Format = "trello"
	FromPlanka   Format = "planka"
	FromIncharge Format = "incharge"
)

// Formats are all of them, with what reads their files.
var Formats = map[Format]func(r io.Reader, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error){
	FromTrello: Trello, FromPlanka: Planka, FromIncharge: Incharge,
}

// Read reads a board of a format, or of the one that the file itself shows where
// none is given.
func Read(r io.Reader, format Format, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error) {
	in := bufio.NewReaderSize(r, headSize)
	told := format != ""
	if !told {
		format = recognised(in)
	}
	board, report, err := Formats[format](in, id, you, now)
	if errors.Is(err, errNoBoard) && !told {
		err = errUnknown
	}
	report.Format = string(format)
	return board, report, err
}

// headSize is how much of a file is looked at to tell whose it is.
const headSize = 4 << 10

var (
	ownHead    = regexp.MustCompile(`^\s*\{\s*"incharge"\s*:`)
	plankaHead = regexp.MustCompile(`^\s*\{\s*"(item|included)"\s*:\s*\{`)
)

// recognised tells by what a file begins with who has written it: Incharge and
// Planka begin in a way of their own, and what begins otherwise is Trello's, if
// it is a board at all.
func recognised(in *bufio.Reader) Format {
	head, _ := in.Peek(headSize) // what is wrong shows when it is read
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	switch {
	case ownHead.Match(head):
		return FromIncharge
	case plankaHead.Match(head):
		return FromPlanka
	}
	return FromTrello
}

// Trello reads a board that was exported from Trello as JSON, of any age of
// that format, and gives back what to write under the id. The file has no
// addresses, so the only one of its members who can be told is you, who import
// it, by name. now stands in for dates that the file doesn't have.
//
// A file that is broken or something else is a shared.Error about the field
// "file". What has no place here is a line each in the report, and where it
// was text, it is at the end of the card's description.
func Trello(r io.Reader, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error) {
	raw, err := read(r)
	if err != nil {
		return board.Import{}, shared.ImportReport{}, err
	}
	b := newBuilder(raw, id, you, now)
	b.labels()
	b.lists()
	b.cards()
	b.checklists()
	b.attachments()
	b.comments()
	b.finish()
	return b.in, b.report(), nil
}
