package proof

import (
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/shared"
)

// toldOnce checks that the supervisors of a board are told of every move by
// somebody else, each once, or that a job is there which will do it: one whose
// server was killed is given to another only minutes later.
func (s *scene) toldOnce(board shared.BoardID, fresh shared.Snapshot, log []shared.Change) {
	s.t.Helper()
	database, err := pgx.Connect(s.t.Context(), s.database)
	if err != nil {
		s.t.Fatal(err)
	}
	defer database.Close(s.t.Context()) //nolint:errcheck // nothing is left to be lost
	to := s.toldTo(database, board, log)
	for _, m := range fresh.Members {
		if m.Role != shared.Supervisor {
			continue
		}
		var want, got []int64
		for _, change := range log {
			if change.Actor == "" || change.Actor == m.User.ID || change.Seq <= m.Seq || change.Seq > to {
				continue
			}
			for _, move := range change.Moves {
				if !trashed(log, move.Card) {
					want = append(want, change.Seq)
				}
			}
		}
		rows, err := database.Query(s.t.Context(), `SELECT (args ->> 'seq')::bigint, args ->> 'card' FROM river_job
			WHERE kind = 'mail' AND args ->> 'board' = $1 AND args ->> 'recipient' = $2 ORDER BY 1`, board, m.User.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		mails, err := pgx.CollectRows(rows, pgx.RowToStructByPos[struct {
			Seq  int64
			Card shared.CardID
		}])
		if err != nil {
			s.t.Fatal(err)
		}
		for _, mail := range mails {
			if mail.Seq > max(m.Seq, s.start[board]) && !trashed(log, mail.Card) {
				got = append(got, mail.Seq)
			}
		}
		if !slices.Equal(got, want) {
			s.t.Errorf("%s is told of %v, and others moved cards by %v", m.User.Name, got, want)
		}
	}
}

// toldTo waits for the last move to be told, for a moment, and gives the number
// up to which people are.
func (s *scene) toldTo(database *pgx.Conn, board shared.BoardID, log []shared.Change) int64 {
	s.t.Helper()
	var last, to int64
	for _, change := range log {
		if len(change.Moves) > 0 && change.Actor != "" {
			last = change.Seq
		}
	}
	var waits bool
	for began := time.Now(); ; {
		err := database.QueryRow(s.t.Context(), `SELECT noticed, EXISTS (SELECT FROM river_job WHERE kind = 'status_changed'
			AND args ->> 'board' = $1::text AND state IN ('available', 'running', 'retryable', 'scheduled')) FROM boards WHERE id = $1::uuid`,
			board).Scan(&to, &waits)
		if err != nil {
			s.t.Fatal(err)
		}
		if to >= last {
			return to
		}
		if !waits {
			s.t.Errorf("nobody will be told of change %d: people are told up to %d", last, to)
			return to
		}
		if time.Since(began) > 5*time.Second {
			return to
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// trashed is so of a card that was in the trash at some time.
func trashed(log []shared.Change, card shared.CardID) bool {
	return slices.ContainsFunc(log, func(change shared.Change) bool {
		return slices.Contains(change.Deleted.Cards, card)
	})
}
