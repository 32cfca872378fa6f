package board

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Copy makes a board like another one, for a supervisor of that: its settings,
// labels and open lists and, where that is wanted, its open cards with their
// checklists. Nobody else is on the copy, so others are left off its cards.
func (s *Service) Copy(ctx context.Context, actor shared.UserID, board shared.BoardID, wanted shared.BoardCopy) (shared.Snapshot, error) {
	if err := wanted.Validate(); err != nil {
		return shared.Snapshot{}, err
	}
	c := copying{actor: actor, now: s.now().UTC().Truncate(time.Microsecond)}
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		if err := shared.Allowed(shared.Member{User: shared.User{ID: actor}, Role: p.Role}, shared.CanManage, nil, p.Settings); err != nil {
			return err
		}
		return c.read(ctx, tx, board, wanted.Cards)
	})
	if err != nil {
		return shared.Snapshot{}, fmt.Errorf("copy board %s: %w", board, err)
	}
	c.in.Board.ID, c.in.Board.Title = wanted.ID, strings.TrimSpace(wanted.Title)
	if err := s.found(ctx, actor, c.in, copyBoard); err != nil {
		return shared.Snapshot{}, err
	}
	return s.Snapshot(ctx, actor, wanted.ID)
}

// copying is a board on its way to another, where everything has another id.
type copying struct {
	in    Import
	actor shared.UserID
	now   time.Time

	labels map[shared.LabelID]shared.LabelID
	lists  map[shared.ListID]shared.ListID
	cards  map[shared.CardID]shared.CardID
}

func (c *copying) read(ctx context.Context, tx bun.Tx, board shared.BoardID, cards bool) error {
	var row boardRow
	if err := tx.NewSelect().Model(&row).Where("id = ?", board).Scan(ctx); err != nil {
		return fmt.Errorf("read the board: %w", err)
	}
	if row.DeletedAt != nil {
		return shared.Because(shared.Reason{Kind: shared.ReasonInTrash, Thing: shared.KindBoard, Name: row.Title})
	}
	c.in.Board = shared.Board{Description: row.Description, Background: row.Background, Settings: row.Settings}
	var labels []labelRow
	err := tx.NewSelect().Model(&labels).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read labels: %w", err)
	}
	c.labels = map[shared.LabelID]shared.LabelID{}
	for _, row := range labels {
		label := row.entity()
		label.ID = renamed(c.labels, label.ID)
		c.in.Labels = append(c.in.Labels, label)
	}
	var lists []listRow
	err = tx.NewSelect().Model(&lists).Where("board_id = ? AND archived_at IS NULL AND deleted_at IS NULL", board).Order("rank", "id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read lists: %w", err)
	}
	c.lists = map[shared.ListID]shared.ListID{}
	for _, row := range lists {
		list := row.entity()
		list.ID = renamed(c.lists, list.ID)
		c.in.Lists = append(c.in.Lists, list)
	}
	if cards {
		return c.readCards(ctx, tx, board)
	}
	return nil
}

func (c *copying) readCards(ctx context.Context, tx bun.Tx, board shared.BoardID) error {
	var cards []cardRow
	err := tx.NewSelect().Model(&cards).Join("JOIN lists AS l ON l.id = card.list_id").
		Where("card.board_id = ? AND card.archived_at IS NULL AND card.deleted_at IS NULL", board).
		Where("l.archived_at IS NULL AND l.deleted_at IS NULL").Order("card.number").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read cards: %w", err)
	}
	c.cards = map[shared.CardID]shared.CardID{}
	for _, row := range cards {
		renamed(c.cards, row.ID)
	}
	var checklists []checklistRow
	err = tx.NewSelect().Model(&checklists).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read checklists: %w", err)
	}
	there, lists := map[shared.ChecklistID]shared.ChecklistID{}, map[shared.CardID]int{}
	for _, row := range checklists {
		if checklist := row.entity(); c.cards[checklist.Card] != "" {
			checklist.ID, checklist.Card = renamed(there, checklist.ID), c.cards[checklist.Card]
			lists[checklist.Card]++
			c.in.Checklists = append(c.in.Checklists, checklist)
		}
	}
	var items []itemRow
	err = tx.NewSelect().Model(&items).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read checklist items: %w", err)
	}
	count, done := map[shared.CardID]int{}, map[shared.CardID]int{}
	for _, row := range items {
		item := row.entity()
		if there[item.Checklist] == "" {
			continue
		}
		item.ID, item.Card, item.Checklist = shared.NewID[shared.ItemID](), c.cards[item.Card], there[item.Checklist]
		item.PIC = c.oneself(item.PIC)
		count[item.Card]++
		if item.Done {
			done[item.Card]++
		}
		c.in.Items = append(c.in.Items, item)
	}
	for _, row := range cards {
		card := c.card(row.whole())
		card.Checklists, card.Items, card.ItemsDone = lists[card.ID], count[card.ID], done[card.ID]
		c.in.Cards = append(c.in.Cards, card)
	}
	return nil
}

// card is a card as it is on the copy.
func (c *copying) card(card shared.Card) shared.Card {
	card.ID, card.List = c.cards[card.ID], c.lists[card.List]
	labels := []shared.LabelID{}
	for _, id := range card.Labels {
		if there := c.labels[id]; there != "" {
			labels = append(labels, there)
		}
	}
	blockers := shared.CardIDs{}
	for _, id := range card.BlockedBy {
		if there := c.cards[id]; there != "" {
			blockers = append(blockers, there)
		}
	}
	slices.Sort(blockers)
	card.Labels, card.BlockedBy = labels, blockers
	card.PIC = c.oneself(card.PIC)
	card.Accepted = card.Accepted && card.PIC != nil
	card.Collaborators, card.Watchers = c.among(card.Collaborators), c.among(card.Watchers)
	card.Creator, card.CreatedAt = &c.actor, c.now
	card.Comments, card.Attachments, card.Cover = 0, 0, nil
	return card
}

func (c *copying) oneself(user *shared.UserID) *shared.UserID {
	if user == nil || *user != c.actor {
		return nil
	}
	return user
}

func (c *copying) among(people shared.People) shared.People {
	if people.Has(c.actor) {
		return shared.People{c.actor}
	}
	return shared.People{}
}

// renamed makes the id that a thing has on the copy, and notes it.
func renamed[T ~string](ids map[T]T, id T) T {
	ids[id] = shared.NewID[T]()
	return ids[id]
}
