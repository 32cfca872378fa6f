package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // machines without a database of time zones

	"github.com/uptrace/bun"

	"incharge/shared"
)

// EditProfile sets what is named of somebody's name, language and time zone.
func (s *Service) EditProfile(ctx context.Context, user shared.UserID, edit shared.ProfileEdit) (shared.Account, error) {
	if edit.Zone != nil && *edit.Zone != "" {
		if _, err := time.LoadLocation(*edit.Zone); err != nil || *edit.Zone == time.Local.String() {
			return shared.Account{}, shared.Invalid("zone", "must be a time zone like Europe/Berlin")
		}
	}
	if edit.Name != nil {
		*edit.Name = strings.TrimSpace(*edit.Name)
	}
	var row userRow
	err := s.db.NewRaw(`UPDATE users u SET name = coalesce(?, u.name), language = coalesce(?, u.language), zone = coalesce(?, u.zone)
		WHERE u.id = ? RETURNING `+userColumns, edit.Name, edit.Language, edit.Zone, user).Scan(ctx, &row)
	return row.found(err)
}

// accountOf reads somebody's.
func accountOf(ctx context.Context, db bun.IDB, user shared.UserID) (shared.Account, error) {
	var row userRow
	err := db.NewRaw(`SELECT `+userColumns+` FROM users u WHERE u.id = ? AND u.deleted_at IS NULL`, user).Scan(ctx, &row)
	return row.found(err)
}

// found is an account that has just been read.
func (u userRow) found(err error) (shared.Account, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Account{}, errSignedOut
	}
	if err != nil {
		return shared.Account{}, fmt.Errorf("read an account: %w", err)
	}
	return u.account(), nil
}
