package mail

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/server/jobs"
	"incharge/shared"
)

// pageOfMoves is how many moves one job turns into deliveries, or a few more.
const pageOfMoves = 500

var errTold = errors.New("another job has told of some of these changes")

// statusChanged tells of the moves on a board that nobody has been told of.
func (m *Mailer) statusChanged(ctx context.Context, job *river.Job[statusChanged]) error {
	for {
		if err := m.tell(ctx, job); !errors.Is(err, errTold) {
			return err
		}
	}
}

// tell turns the moves that are news into one delivery for each of them and
// each person who is concerned. Where another job does the same meanwhile,
// neither knows what the other has left over: it fails with errTold.
func (m *Mailer) tell(ctx context.Context, job *river.Job[statusChanged]) error {
	board := job.Args.Board
	news, err := m.news(ctx, board)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the board is gone
	}
	if err != nil {
		return err
	}
	moves, err := m.moves(ctx, board, news)
	if err != nil {
		return err
	}
	concerned, err := m.concerned(ctx, board, moves)
	if err != nil {
		return err
	}
	var next []river.InsertManyParams
	for _, move := range moves {
		for _, person := range concerned[move.Card] {
			if person != move.Actor {
				next = append(next, river.InsertManyParams{Args: delivery{
					About: aboutStatus, Board: board, Seq: move.Seq, Card: move.Card, Recipient: person,
				}})
			}
		}
	}
	told := news.Head
	if len(moves) >= pageOfMoves { // perhaps not all
		told = moves[len(moves)-1].Seq
		next = append(next, river.InsertManyParams{Args: job.Args})
	}
	return jobs.Follow(ctx, m.db, job, next, func(ctx context.Context, tx pgx.Tx) error {
		done, err := tx.Exec(ctx, `UPDATE boards SET noticed = $3 WHERE id = $1 AND noticed = $2`, string(board), news.Told, told)
		if err == nil && done.RowsAffected() == 0 {
			err = errTold
		}
		return err
	})
}

// news is what people have not been told of a board: what comes after Told, up
// to Head.
type news struct{ Told, Head int64 }

// news asks for it, after which a change that comes later writes a job of its
// own. It waits for a command that is under way on the board, so that none can
// come later and have a number up to Head.
func (m *Mailer) news(ctx context.Context, board shared.BoardID) (news, error) {
	var n news
	err := db.One(ctx, m.db, &n, `UPDATE boards SET notices_at = NULL WHERE id = $1 RETURNING noticed AS told, head`, board)
	if err != nil {
		return n, fmt.Errorf("ask what is new on a board: %w", err)
	}
	return n, nil
}

// move is one that a person has made.
type move struct {
	Seq   int64
	Card  shared.CardID
	Actor shared.UserID
}

// moves are those among the news, the oldest first: a page of them, with all
// of the last change.
func (m *Mailer) moves(ctx context.Context, board shared.BoardID, news news) ([]move, error) {
	var moves []move
	err := m.db.NewRaw(`
		SELECT cc.seq, cc.card_id AS card, c.actor
		FROM card_changes cc JOIN changes c ON c.board_id = cc.board_id AND c.seq = cc.seq AND c.actor IS NOT NULL
		WHERE cc.board_id = ? AND cc.seq > ? AND cc.seq <= ? AND cc.to_list IS NOT NULL
		ORDER BY cc.seq FETCH FIRST ? ROWS WITH TIES`, board, news.Told, news.Head, pageOfMoves).Scan(ctx, &moves)
	if err != nil {
		return nil, fmt.Errorf("read the moves on a board: %w", err)
	}
	return moves, nil
}

// concerned are, for each card that moved, those members who supervise the
// board, are in charge of the card or watch it. Nobody is with a card in the
// trash. Whether they still see it is asked when their mail is sent.
func (m *Mailer) concerned(ctx context.Context, board shared.BoardID, moves []move) (map[shared.CardID][]shared.UserID, error) {
	if len(moves) == 0 {
		return nil, nil
	}
	var cards []shared.CardID
	for _, move := range moves {
		cards = append(cards, move.Card)
	}
	var pairs []struct {
		Card   shared.CardID
		Person shared.UserID
	}
	err := m.db.NewRaw(`
		SELECT c.id AS card, m.user_id AS person
		FROM cards c JOIN members m ON m.board_id = c.board_id AND (m.role = ? OR m.user_id = c.pic OR m.user_id = ANY (c.watchers))
		WHERE c.board_id = ? AND c.id IN (?) AND c.deleted_at IS NULL
		ORDER BY c.id, m.user_id`, shared.Supervisor, board, bun.List(cards)).Scan(ctx, &pairs)
	if err != nil {
		return nil, fmt.Errorf("find who is concerned with cards: %w", err)
	}
	people := map[shared.CardID][]shared.UserID{}
	for _, pair := range pairs {
		people[pair.Card] = append(people[pair.Card], pair.Person)
	}
	return people, nil
}
