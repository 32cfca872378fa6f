package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

var errLink = &shared.Error{Code: shared.CodeNotFound, Message: "This link has been used or has expired. Ask for a new one.",
	Fields: []shared.FieldError{{Field: "token", Message: "has been used or has expired"}}}

// linked finds the letter whose link somebody has followed, and whose account
// it is about. Until tx ends nobody else can use the link or change the account:
// the account is held first, as everywhere, so that nobody waits in a circle.
func linked(ctx context.Context, tx bun.Tx, token string, about ...About) (letterRow, shared.Account, error) {
	var letter letterRow
	find := tx.NewSelect().Model(&letter).Where("token_hash = ? AND NOT confirmed AND expires_at > now() AND about IN (?)",
		hashOf(token), bun.List(about))
	err := find.Scan(ctx)
	var user userRow
	if err == nil {
		err = tx.NewRaw(`SELECT `+userColumns+` FROM users u WHERE u.id = ? AND u.deleted_at IS NULL AND u.disabled_at IS NULL
			FOR NO KEY UPDATE`, letter.UserID).Scan(ctx, &user)
	}
	if err == nil {
		err = find.For("UPDATE").Scan(ctx)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return letter, shared.Account{}, errLink
	}
	if err != nil {
		return letter, shared.Account{}, fmt.Errorf("find a link: %w", err)
	}
	return letter, user.account(), nil
}

// endLinks ends the links that have been or will be sent to somebody.
func endLinks(ctx context.Context, tx bun.Tx, user shared.UserID, about ...About) error {
	_, err := tx.NewRaw(`DELETE FROM letters WHERE user_id = ? AND about IN (?)`, user, bun.List(about)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end links: %w", err)
	}
	return nil
}
