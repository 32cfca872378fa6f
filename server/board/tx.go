package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// rowTx is shared.Tx over the rows of one locked board. The interface has no
// contexts, since the rules have nothing to do with them; the transaction's is
// kept here, for as long as the transaction.
type rowTx struct {
	ctx    context.Context
	tx     bun.Tx
	board  shared.BoardID
	row    boardRow
	seq    int64
	now    time.Time
	actor  shared.Member
	seen   map[shared.Key]shared.Entity // as it was read, or put last
	record shared.Record

	resighted bool // the actor sees other cards now, as a whole
	arriving  *arrival
}

func (t *rowTx) Actor() shared.Member         { return t.actor }
func (t *rowTx) Now() time.Time               { return t.now }
func (t *rowTx) Clash(c shared.TextClash)     { t.record.Clash(c) }
func (t *rowTx) Note(n shared.Note)           { t.record.Note(n) }
func (t *rowTx) Board() (shared.Board, error) { b := t.row.board(); t.see(b); return b, nil }
func (t *rowTx) see(e shared.Entity)          { t.seen[e.Key()] = e }

func (t *rowTx) Member(id shared.UserID) (shared.Member, error) {
	m, err := memberOf(t.ctx, t.tx, t.board, id)
	if err == nil {
		t.see(m)
	}
	return m, err
}

func (t *rowTx) List(id shared.ListID) (shared.List, error) {
	return seek(t, string(id), shared.KindList, listRow.entity)
}

func (t *rowTx) Card(id shared.CardID) (shared.Card, error) {
	return seek(t, string(id), shared.KindCard, cardRow.whole)
}

func (t *rowTx) Label(id shared.LabelID) (shared.Label, error) {
	return seek(t, string(id), shared.KindLabel, labelRow.entity)
}

func (t *rowTx) Comment(id shared.CommentID) (shared.Comment, error) {
	return seek(t, string(id), shared.KindComment, commentRow.entity)
}

func (t *rowTx) Item(id shared.ItemID) (shared.Item, error) {
	return seek(t, string(id), shared.KindItem, itemRow.entity)
}

// seek finds an entity of this board, in what the command has seen already or
// in its table.
func seek[R any, E shared.Entity](t *rowTx, id string, kind shared.Kind, entity func(R) E) (E, error) {
	var none E
	if e, ok := t.seen[shared.Key{Kind: kind, ID: id}]; ok {
		return e.(E), nil
	}
	var row R
	err := find(t.ctx, t.tx, &row, t.board, id)
	if errors.Is(err, sql.ErrNoRows) {
		return none, shared.NotFound(string(kind))
	}
	if err != nil {
		return none, fmt.Errorf("find %s %s: %w", kind, id, err)
	}
	e := entity(row)
	t.see(e)
	return e, nil
}

func memberOf(ctx context.Context, in bun.IDB, board shared.BoardID, user shared.UserID) (shared.Member, error) {
	var row memberRow
	err := db.One(ctx, in, &row, `SELECT m.board_id, m.user_id, m.role, m.seq, u.name, u.avatar FROM members m
		JOIN users u ON u.id = m.user_id WHERE m.board_id = $1 AND m.user_id = $2`, board, user)
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Member{}, shared.NotFound("user")
	}
	if err != nil {
		return shared.Member{}, fmt.Errorf("find member %s: %w", user, err)
	}
	return row.entity(), nil
}

// senderOf finds the member who has sent a command, and tells whether the log
// has it already.
func senderOf(ctx context.Context, tx bun.Tx, board shared.BoardID, user shared.UserID, id shared.CommandID) (sender shared.Member, logged bool, err error) {
	var row struct {
		memberRow
		Logged bool
	}
	err = db.One(ctx, tx, &row, `SELECT m.user_id, m.role, m.seq, u.name,
		EXISTS (SELECT FROM changes WHERE board_id = $1 AND command_id = $3) AS logged
		FROM members m JOIN users u ON u.id = m.user_id WHERE m.board_id = $1 AND m.user_id = $2`, board, user, id)
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Member{}, false, shared.NotFound("user")
	}
	if err != nil {
		return shared.Member{}, false, fmt.Errorf("find member %s: %w", user, err)
	}
	return row.entity(), row.Logged, nil
}

func (t *rowTx) Supervisors() (int, error) {
	n, err := t.tx.NewSelect().Model((*memberRow)(nil)).
		Where("board_id = ? AND role = ?", t.board, shared.Supervisor).Count(t.ctx)
	if err != nil {
		return 0, fmt.Errorf("count supervisors: %w", err)
	}
	return int(n), nil
}

func (t *rowTx) CardsWith(id shared.UserID) ([]shared.Card, error) {
	return t.cards("pic = ?0 OR ?0 = ANY (collaborators) OR ?0 = ANY (watchers)", id)
}

func (t *rowTx) OpenCards(list shared.ListID, but shared.CardID) (int, error) {
	return t.count(`SELECT count(*) FROM cards WHERE board_id = $1 AND list_id = $2 AND id <> $3
		AND archived_at IS NULL AND deleted_at IS NULL`, t.board, list, but)
}

func (t *rowTx) InCharge(id shared.UserID, but shared.CardID) (int, error) {
	return t.count(`SELECT count(*) FROM cards c JOIN lists l ON l.id = c.list_id
		WHERE c.board_id = $1 AND c.pic = $2 AND c.id <> $3 AND c.archived_at IS NULL AND c.deleted_at IS NULL
		AND l.archived_at IS NULL AND l.deleted_at IS NULL AND l.category = ANY ($4)`, t.board, id, but, shared.Working)
}

func (t *rowTx) count(query string, values ...any) (int, error) {
	var n int
	if err := db.One(t.ctx, t.tx, &n, query, values...); err != nil {
		return 0, fmt.Errorf("count cards: %w", err)
	}
	return n, nil
}

func (t *rowTx) CardsOf(list shared.ListID) ([]shared.Card, error) {
	return t.cards("list_id = ?", list)
}

func (t *rowTx) cards(where string, arg any) ([]shared.Card, error) {
	var rows []cardRow
	err := t.tx.NewSelect().Model(&rows).Where("board_id = ?", t.board).Where(where, arg).Order("rank", "id").Scan(t.ctx)
	if err != nil {
		return nil, fmt.Errorf("find cards: %w", err)
	}
	cards := make([]shared.Card, len(rows))
	for i, row := range rows {
		cards[i] = row.whole()
		t.see(cards[i])
	}
	return cards, nil
}

func (t *rowTx) Lists() ([]shared.List, error) {
	var rows []listRow
	if err := t.tx.NewSelect().Model(&rows).Where("board_id = ?", t.board).Order("rank").Scan(t.ctx); err != nil {
		return nil, fmt.Errorf("find the lists: %w", err)
	}
	lists := entities(rows)
	for _, list := range lists {
		t.see(list)
	}
	return lists, nil
}

func (t *rowTx) NextNumber() (int64, error) {
	err := t.tx.NewUpdate().Model(&t.row).Set("last_number = last_number + 1").
		Where("id = ?", t.board).Returning("last_number").Scan(t.ctx)
	if err != nil {
		return 0, fmt.Errorf("number the card: %w", err)
	}
	return t.row.LastNumber, nil
}

func (t *rowTx) Past(seq int64, command shared.CommandID) (shared.Past, error) {
	return past(t.ctx, t.tx, t.board, seq, command)
}

func (t *rowTx) TextAt(id shared.CardID, field string, base int64) (text string, known bool, err error) {
	if base >= t.seq {
		return "", false, shared.Invalid("base", "must not be ahead of the board")
	}
	card, err := t.Card(id)
	if err != nil {
		return "", false, err
	}
	return textAt(t.ctx, t.tx, card, t.board, field, base)
}

func (t *rowTx) Put(e shared.Entity) error {
	e = shared.WithSeq(e, t.seq)
	before, known := t.seen[e.Key()]
	if err := t.save(e, before); err != nil {
		var pg *pgconn.PgError
		if errors.As(err, &pg) && pg.Code == "23505" && !known { // unique_violation: the id is in use elsewhere
			return shared.Conflict("This id is taken.")
		}
		return fmt.Errorf("save %s %s: %w", e.Key().Kind, e.Key().ID, err)
	}
	t.record.Put(before, e)
	t.see(e)
	return nil
}

// bringBack has everybody told of the cards of lists that are open again.
func (t *rowTx) bringBack() error {
	for _, list := range t.record.Reopened() {
		var rows []cardRow
		err := t.tx.NewSelect().Model(&rows).ColumnExpr(slim).
			Where("board_id = ? AND list_id = ? AND archived_at IS NULL AND deleted_at IS NULL", t.board, list).
			Order("rank", "id").Scan(t.ctx)
		if err != nil {
			return fmt.Errorf("read the cards of a list: %w", err)
		}
		t.record.Back(entities[cardRow, shared.Card](rows))
	}
	return nil
}

// save writes the row of an entity, anew or over what is there.
func (t *rowTx) save(e, before shared.Entity) error {
	var row any
	switch e := e.(type) {
	case shared.Board:
		return t.putBoard(e)
	case shared.Member:
		return t.putMember(e, before)
	case shared.List:
		row = rowOfList(t.board, e)
	case shared.Card:
		row = rowOfCard(t.board, e)
	case shared.Label:
		row = rowOfLabel(t.board, e)
	case shared.Comment:
		row = rowOfComment(t.board, e)
	case shared.Checklist:
		row = rowOfChecklist(t.board, e)
	case shared.Item:
		row = rowOfItem(t.board, e)
	case shared.Attachment:
		row = rowOfAttachment(t.board, e)
	default:
		return fmt.Errorf("no table for %T", e)
	}
	if t.arriving.brings(e) {
		if card, ok := row.(*cardRow); ok {
			return t.bring(card)
		}
	} else if before == nil {
		_, err := t.tx.NewInsert().Model(row).Exec(t.ctx)
		return err
	}
	if card, ok := row.(*cardRow); ok { // what changes most by far
		return update(t.ctx, t.tx, card, t.board, string(card.ID))
	}
	_, err := t.tx.NewUpdate().Model(row).WherePK().Where("board_id = ?", t.board).Exec(t.ctx)
	return err
}

func (t *rowTx) RemoveMember(id shared.UserID) error {
	member, err := t.Member(id)
	if err != nil {
		return err
	}
	_, err = t.tx.NewDelete().Model((*memberRow)(nil)).Where("board_id = ? AND user_id = ?", t.board, id).Exec(t.ctx)
	if err != nil {
		return fmt.Errorf("remove member %s: %w", id, err)
	}
	t.record.Remove(member)
	return endInvitations(t.ctx, t.tx, t.board, id)
}
