package auth

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// usersAtOnce is how many accounts a page has.
const usersAtOnce = 50

// recordColumns are what administrators see of a user u. Who has signed in or
// done anything else that the security log tells of was there then.
const recordColumns = `u.id, u.name, u.email, u.admin, u.disabled_at IS NOT NULL AS disabled,
	u.verified_at IS NOT NULL AS verified, ` + hasSecond + ` AS totp,
	u.created_at, greatest((SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id),
		(SELECT max(e.at) FROM audit e WHERE e.actor = u.id)) AS last_seen_at,
	(SELECT count(*) FROM members m WHERE m.user_id = u.id) AS boards`

// Users are the accounts whose name or address has a text in it, by name: a
// page of them, after the one that is named.
func (s *Service) Users(ctx context.Context, has string, after shared.UserID) (shared.UserPage, error) {
	users := []shared.UserRecord{}
	query := s.db.NewSelect().TableExpr("users AS u").ColumnExpr(recordColumns).Where("u.deleted_at IS NULL").
		OrderExpr("lower(u.name), u.id").Limit(usersAtOnce + 1)
	if has = strings.TrimSpace(has); has != "" {
		query = query.Where("(position(lower(?) IN lower(u.name)) > 0 OR position(lower(?) IN lower(u.email)) > 0)", has, has)
	}
	if after != "" {
		query = query.Where("(lower(u.name), u.id) > (SELECT lower(name), id FROM users WHERE id = ?)", after)
	}
	if err := query.Scan(ctx, &users); err != nil {
		return shared.UserPage{}, fmt.Errorf("list the accounts: %w", err)
	}
	page := shared.UserPage{Users: users}
	if len(users) > usersAtOnce {
		page.Users = users[:usersAtOnce]
		page.Next = page.Users[usersAtOnce-1].ID
	}
	return page, nil
}

func recordOf(ctx context.Context, in bun.IDB, id shared.UserID) (shared.UserRecord, error) {
	var user shared.UserRecord
	if err := in.NewRaw(`SELECT `+recordColumns+` FROM users u WHERE u.id = ?`, id).Scan(ctx, &user); err != nil {
		return user, fmt.Errorf("read an account: %w", err)
	}
	return user, nil
}
