package importer

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// Incharge reads a board that was exported from here or from another Incharge,
// all of it but who had what on it: only you are known to be the same person. Such
// a file is well made or refused. It does what Trello does in all else.
func Incharge(r io.Reader, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error) {
	file, err := readOwn(r)
	if err != nil {
		return board.Import{}, shared.ImportReport{}, err
	}
	o := newOwn(file, id, you, kept(now))
	if err := o.build(); err != nil {
		return board.Import{}, shared.ImportReport{}, spoiled(err)
	}
	report := counted(o.in)
	report.Tell(slices.Concat(o.people(), o.tally.notes()))
	return o.in, report, nil
}

// readOwn reads the file as it stands.
func readOwn(r io.Reader) (*shared.Export, error) {
	src := &source{r: r}
	in := bufio.NewReaderSize(src, 64<<10)
	base, err := begin(in, src, func(head []byte) error {
		if head[0] != '{' {
			return invalid("The file is no board that Incharge exported: it does not begin with “{”.")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	w := &walker{dec: json.NewDecoder(in), src: src, base: base}
	file, limits := &shared.Export{}, newLimits()
	if err := w.object(func(name string) error { return ownPart(w, file, &limits, name) }); err != nil {
		return nil, err
	}
	switch {
	case file.Version == 0 || !limits.lists.seen || !limits.cards.seen:
		return nil, invalid("This is JSON, but not a board that Incharge exported.")
	case file.Version != shared.ExportVersion:
		return nil, invalid("A newer Incharge has exported this board: its form is %d, and known here is %d.", file.Version, shared.ExportVersion)
	}
	end := w.offset()
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		if src.err != nil {
			return nil, w.broken(err)
		}
		return nil, invalid("The file goes on after the board's end, after byte %d: it is more than one board, or damaged.", end)
	}
	if src.invalid > 0 {
		return nil, invalid("The file is damaged: %d bytes of it are no UTF-8 text.", src.invalid)
	}
	return file, nil
}

func ownPart(w *walker, file *shared.Export, l *limits, name string) error {
	switch name {
	case "incharge":
		return w.decoded(&file.Version)
	case "board":
		return w.decoded(&file.Board)
	case "people":
		return values(w, &l.people, &file.People)
	case "labels":
		return values(w, &l.labels, &file.Labels)
	case "lists":
		return values(w, &l.lists, &file.Lists)
	case "cards":
		return w.array(&l.cards, func() error {
			var card shared.CardDetail
			if err := w.decoded(&card); err != nil {
				return err
			}
			file.Cards = append(file.Cards, card)
			return l.onCard(card)
		})
	}
	return w.skip()
}

// onCard counts what a card has on it.
func (l *limits) onCard(card shared.CardDetail) error {
	for _, has := range []struct {
		limit *limit
		n     int
	}{{&l.comments, len(card.Comments)}, {&l.checklists, len(card.Checklists)}, {&l.items, len(card.Items)}, {&l.attachments, len(card.Attachments)}} {
		if has.limit.n += has.n; has.limit.n > has.limit.most {
			return invalid("This board has more than %d %s, which is more than can be imported.", has.limit.most, has.limit.what)
		}
	}
	return nil
}
