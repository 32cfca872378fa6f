package board

import (
	"context"
	"encoding/json"
	"fmt"

	"incharge/shared"
)

// forgotten is the name in the place of that of somebody whose account is gone.
const forgotten = "Deleted user"

// forget takes somebody's name out of all that boards keep of what has happened:
// comments, and changes of members. Who reads their old acts reads the name of
// the account's row, which is the accounts' business.
func (s *Service) forget(ctx context.Context, user shared.UserID) error {
	if _, err := s.db.NewRaw(`UPDATE comments SET name = ? WHERE author = ?`, forgotten, user).Exec(ctx); err != nil {
		return fmt.Errorf("take a name off comments: %w", err)
	}
	var rows []changeRow
	id := `"` + string(user) + `"`
	err := s.db.NewRaw(`SELECT board_id, seq, change, touched FROM changes
		WHERE (change -> 'members' IS NOT NULL OR change -> 'comments' IS NOT NULL OR change -> 'notes' IS NOT NULL
				OR change #> '{deleted,members}' IS NOT NULL)
			AND (change -> 'members' @> ?::jsonb OR change -> 'comments' @> ?::jsonb OR change -> 'notes' @> ?::jsonb
				OR change #> '{deleted,members}' @> ?::jsonb)`,
		`[{"user":{"id":`+id+`}}]`, `[{"author":`+id+`}]`, `[{"user":`+id+`}]`, `[`+id+`]`).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("find changes that name somebody: %w", err)
	}
	for _, row := range rows {
		if err := row.forget(user); err != nil {
			return err
		}
		_, err := s.db.NewRaw(`UPDATE changes SET change = ?, touched = ? WHERE board_id = ? AND seq = ?`,
			row.Change, row.Touched, row.BoardID, row.Seq).Exec(ctx)
		if err != nil {
			return fmt.Errorf("take a name off a change: %w", err)
		}
	}
	_, err = s.db.NewRaw(`UPDATE card_changes SET note = jsonb_set(note, '{name}', to_jsonb(?::text)) WHERE note ->> 'user' = ?`,
		forgotten, user).Exec(ctx)
	if err != nil {
		return fmt.Errorf("take a name off notes: %w", err)
	}
	return nil
}

// forget takes somebody's name out of a change and of what it replaced.
func (r *changeRow) forget(user shared.UserID) error {
	for i, member := range r.Change.Members {
		if member.User.ID == user {
			r.Change.Members[i].User = shared.User{ID: user, Name: forgotten}
		}
	}
	for i, comment := range r.Change.Comments {
		if comment.Author != nil && *comment.Author == user {
			r.Change.Comments[i].Name = forgotten
		}
	}
	for i, note := range r.Change.Notes {
		if note.User == user {
			r.Change.Notes[i].Name = forgotten
		}
	}
	for i, touched := range r.Touched {
		if touched.Key != (shared.Member{User: shared.User{ID: user}}).Key() {
			continue
		}
		for _, side := range []*json.RawMessage{&r.Touched[i].Before, &r.Touched[i].After} {
			var fields map[string]json.RawMessage
			if len(*side) == 0 {
				continue
			}
			if err := json.Unmarshal(*side, &fields); err != nil {
				return fmt.Errorf("read the log: %w", err)
			}
			if _, named := fields["user"]; !named {
				continue
			}
			var err error
			if fields["user"], err = json.Marshal(shared.User{ID: user, Name: forgotten}); err == nil {
				*side, err = json.Marshal(fields)
			}
			if err != nil {
				return fmt.Errorf("write the log: %w", err)
			}
		}
	}
	return nil
}
