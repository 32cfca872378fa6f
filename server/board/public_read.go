package board

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// PublicTag names what the board that a token is for shows: it changes with the
// board and with the names of its people.
func (s *Service) PublicTag(ctx context.Context, token string) (tag string, err error) {
	err = s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		row, err := published(ctx, tx, token)
		if err != nil {
			return err
		}
		tag, err = publicTag(ctx, tx, row)
		return err
	})
	return tag, err
}

func publicTag(ctx context.Context, tx bun.Tx, row boardRow) (string, error) {
	var names string
	err := tx.NewRaw(`SELECT coalesce(string_agg(u.id || u.name, ',' ORDER BY u.id), '')
		FROM members AS m JOIN users AS u ON u.id = m.user_id WHERE m.board_id = ?`, row.ID).Scan(ctx, &names)
	if err != nil {
		return "", fmt.Errorf("read the names: %w", err)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", row.ID, row.Head, names))
	return hex.EncodeToString(sum[:12]), nil
}

// Public reads what is open on the board that a token is for, as anybody may see
// it, with its tag.
func (s *Service) Public(ctx context.Context, token string) (board shared.PublicBoard, tag string, err error) {
	err = s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		row, err := published(ctx, tx, token)
		if err != nil {
			return err
		}
		if tag, err = publicTag(ctx, tx, row); err != nil {
			return err
		}
		p := publicReader{tx: tx, board: row.ID}
		if err := p.known(ctx); err != nil {
			return err
		}
		board, err = p.read(ctx, row)
		return err
	})
	return board, tag, err
}

// publicReader is a board on its way to anybody.
type publicReader struct {
	tx     bun.Tx
	board  shared.BoardID
	names  map[shared.UserID]string
	labels []labelRow
	lists  []listRow
}

// known reads what cards refer to.
func (p *publicReader) known(ctx context.Context) error {
	var people []shared.User
	err := p.tx.NewSelect().TableExpr("members AS m").Join("JOIN users AS u ON u.id = m.user_id").ColumnExpr("u.id, u.name").
		Where("m.board_id = ?", p.board).Scan(ctx, &people)
	if err != nil {
		return fmt.Errorf("read names: %w", err)
	}
	p.names = map[shared.UserID]string{}
	for _, person := range people {
		p.names[person.ID] = person.Name
	}
	if err := p.tx.NewSelect().Model(&p.labels).Where("board_id = ? AND deleted_at IS NULL", p.board).Order("id").Scan(ctx); err != nil {
		return fmt.Errorf("read labels: %w", err)
	}
	if err := p.tx.NewSelect().Model(&p.lists).Where("board_id = ? AND archived_at IS NULL AND deleted_at IS NULL", p.board).
		Order("rank", "id").Scan(ctx); err != nil {
		return fmt.Errorf("read lists: %w", err)
	}
	return nil
}

func (p *publicReader) read(ctx context.Context, row boardRow) (shared.PublicBoard, error) {
	board := shared.PublicBoard{Title: row.Title, Background: row.Background, Archived: row.ArchivedAt != nil,
		Labels: []shared.PublicLabel{}, Lists: []shared.PublicList{}}
	for _, label := range p.labels {
		board.Labels = append(board.Labels, shared.PublicLabel{Name: label.Name, Color: label.Color})
	}
	at := map[shared.ListID]int{}
	for i, list := range p.lists {
		at[list.ID] = i
		board.Lists = append(board.Lists, shared.PublicList{Title: list.Title, Category: list.Category, WIPLimit: list.WIPLimit,
			Color: list.Color, Cards: []shared.PublicCard{}})
	}
	var cards []cardRow
	err := p.tx.NewSelect().Model(&cards).ColumnExpr(slim).Where("board_id = ? AND archived_at IS NULL AND deleted_at IS NULL", p.board).
		Order("rank", "id").Scan(ctx)
	if err != nil {
		return board, fmt.Errorf("read cards: %w", err)
	}
	open := map[shared.CardID]bool{} // and still to be done
	for _, card := range cards {
		if i, ok := at[card.ListID]; ok {
			open[card.ID] = p.lists[i].Category != shared.Done
		}
	}
	for _, card := range cards {
		i, ok := at[card.ListID]
		if !ok {
			continue
		}
		one := p.card(card.entity())
		one.Waits = open[card.ID] && slices.ContainsFunc(card.BlockedBy, func(id string) bool { return open[shared.CardID(id)] })
		board.Lists[i].Cards = append(board.Lists[i].Cards, one)
	}
	return board, nil
}

func (p *publicReader) card(c shared.Card) shared.PublicCard {
	card := shared.PublicCard{Number: c.Number, Title: c.Title, PIC: p.name(c.PIC), Priority: c.Priority, Labels: []int{},
		Start: c.Start, Deadline: c.Deadline, Described: c.Described, Items: c.Items, ItemsDone: c.ItemsDone}
	for i, label := range p.labels {
		if slices.Contains(c.Labels, label.ID) {
			card.Labels = append(card.Labels, i)
		}
	}
	return card
}

func (p *publicReader) name(id *shared.UserID) string {
	if id == nil {
		return ""
	}
	return p.names[*id]
}

// PublicCard reads a card of the board that a token is for, as anybody may see
// it, with its description in Markdown.
func (s *Service) PublicCard(ctx context.Context, token string, number int64) (detail shared.PublicDetail, description string, err error) {
	err = s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		board, err := published(ctx, tx, token)
		if err != nil {
			return err
		}
		var row cardRow
		err = tx.NewSelect().Model(&row).Where("board_id = ? AND number = ? AND archived_at IS NULL AND deleted_at IS NULL", board.ID, number).Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("read the card: %w", err)
		}
		p := publicReader{tx: tx, board: board.ID}
		if err := p.known(ctx); err != nil {
			return err
		}
		i := slices.IndexFunc(p.lists, func(l listRow) bool { return l.ID == row.ListID })
		if i < 0 { // it went with its list
			return shared.NotFound("")
		}
		card := row.whole()
		detail.Card, detail.List, description = p.card(card), p.lists[i].Title, row.Description
		return p.parts(ctx, card.ID, &detail)
	})
	return detail, description, err
}

func (p *publicReader) parts(ctx context.Context, card shared.CardID, detail *shared.PublicDetail) error {
	ids := []shared.CardID{card}
	checklists, err := parts[checklistRow](ctx, p.tx, p.board, ids, func(c shared.Checklist) shared.CardID { return c.Card }, "rank", "id")
	if err != nil {
		return err
	}
	items, err := parts[itemRow](ctx, p.tx, p.board, ids, func(i shared.Item) shared.CardID { return i.Card }, "rank", "id")
	if err != nil {
		return err
	}
	attachments, err := parts[attachmentRow](ctx, p.tx, p.board, ids, func(a shared.Attachment) shared.CardID { return a.Card }, "at", "id")
	if err != nil {
		return err
	}
	detail.Checklists, detail.Links = []shared.PublicChecklist{}, []shared.PublicAttached{}
	for _, list := range checklists[card] {
		one := shared.PublicChecklist{Title: list.Title, Items: []shared.PublicItem{}}
		for _, item := range items[card] {
			if item.Checklist == list.ID {
				one.Items = append(one.Items, shared.PublicItem{Text: item.Text, Done: item.Done, PIC: p.name(item.PIC), Due: item.Due})
			}
		}
		detail.Checklists = append(detail.Checklists, one)
	}
	for _, link := range attachments[card] {
		if link.Type == "" {
			detail.Links = append(detail.Links, shared.PublicAttached{Name: link.Name, URL: link.URL})
		}
	}
	return nil
}
