// Package importer turns a board exported elsewhere into one that can be
// written here. It reads the file as a stream, holds no more of it than what
// is carried over, and reports whatever has no place here.
package importer

import (
	"io"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// Formats are what reads a file, by the program that wrote it.
var Formats = map[string]func(r io.Reader, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error){
	"trello": Trello, "planka": Planka,
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
