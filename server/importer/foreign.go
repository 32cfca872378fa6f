package importer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// errNoBoard and errUnknown say the same of a file that is said to be Trello's,
// and of one that may be anybody's.
var (
	errNoBoard = invalid("This is JSON, but not a board exported from Trello: it has no “lists” and no “cards”. %s", howToExport)
	errUnknown = invalid("This is JSON, but no board that can be imported: those of Trello, of Planka's API and of Incharge can be.")
)

const howToExport = "In Trello, open the board's menu, then Print, export and share, then Export as JSON."

// begin passes over what may stand before the JSON, answers how many bytes
// that was, and has judge refuse a file that is plainly something else by its
// first bytes, of which there is at least one.
func begin(in *bufio.Reader, src *source, judge func(head []byte) error) (int64, error) {
	var skipped int64
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		n, _ := in.Discard(3)
		skipped = int64(n)
	}
	for {
		next, err := in.ReadByte()
		switch {
		case src.err != nil:
			return 0, fmt.Errorf("read the export: %w", src.err)
		case errors.Is(err, io.EOF):
			return 0, invalid("The file is empty.")
		case err != nil:
			return 0, fmt.Errorf("read the export: %w", err)
		case strings.IndexByte(" \t\r\n", next) >= 0:
			skipped++
			continue
		}
		if err := in.UnreadByte(); err != nil {
			return 0, fmt.Errorf("read the export: %w", err)
		}
		head, _ := in.Peek(512)
		return skipped, judge(head)
	}
}

// looksForeign refuses what Trello has not exported.
func looksForeign(head []byte) error {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case head[0] == '{':
		if len(head) > 1 && head[1] == 0 {
			return invalid("The file is UTF-16 text. Save it as UTF-8, or take the file as Trello gave it.")
		}
		return nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), head[0] == 0:
		return invalid("The file is UTF-16 text or no text at all. Take the file as Trello gave it.")
	case head[0] == '<':
		return invalid("This is a web page, not an export. %s Then save the file itself, not the page.", howToExport)
	case head[0] == '[':
		return invalid("This is JSON, but a list and not one board. %s", howToExport)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return invalid("This is a compressed archive. Unpack it and choose the JSON file in it.")
	case bytes.ContainsAny(line, ",;\t") && !bytes.ContainsAny(line, "{}"):
		return invalid("This looks like a table (CSV), not JSON. %s", howToExport)
	}
	return invalid("The file is not JSON: it does not begin with “{”. %s", howToExport)
}

// missing says why a JSON object is no board, nil where it may be one.
func (e *export) missing() error {
	switch {
	case e.limits.lists.seen && e.limits.cards.seen:
		return nil
	case e.single:
		return invalid("This is a single card exported from Trello. Export the whole board. %s", howToExport)
	case !e.limits.lists.seen && !e.limits.cards.seen:
		return errNoBoard
	case !e.limits.lists.seen:
		return invalid("This is JSON, but not a board exported from Trello: it has no “lists”. %s", howToExport)
	}
	return invalid("This is JSON, but not a board exported from Trello: it has no “cards”. %s", howToExport)
}
