package auth

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/auth/picture"
	"incharge/shared"
)

// Avatar is the picture of somebody.
type Avatar struct {
	PNG []byte
	Tag string // another for another picture
}

// SetAvatar gives somebody a picture, made of the one they have sent.
func (s *Service) SetAvatar(ctx context.Context, user shared.UserID, sent []byte) (shared.Account, error) {
	var small []byte
	var err error
	// Pictures take memory, as passwords do, and wait their turn with them.
	if slotErr := s.passwords.inSlot(ctx, func() { small, err = picture.Avatar(sent) }); slotErr != nil {
		return shared.Account{}, slotErr
	}
	switch {
	case errors.Is(err, picture.ErrNone):
		return shared.Account{}, shared.Invalid("body", "must be a picture as PNG, JPEG or WebP")
	case errors.Is(err, picture.ErrLarge):
		return shared.Account{}, shared.Invalid("body", "must have at most 16 million pixels")
	case err != nil:
		return shared.Account{}, fmt.Errorf("make an avatar: %w", err)
	}
	sum := sha256.Sum256(small)
	tag := hex.EncodeToString(sum[:8])
	return s.changeAvatar(ctx, user, shared.Prefix+"/users/"+string(user)+"/avatar?v="+tag,
		`INSERT INTO avatars (user_id, png, tag) VALUES (?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET png = EXCLUDED.png, tag = EXCLUDED.tag`,
		user, small, tag)
}

// RemoveAvatar takes somebody's picture away.
func (s *Service) RemoveAvatar(ctx context.Context, user shared.UserID) (shared.Account, error) {
	return s.changeAvatar(ctx, user, "", `DELETE FROM avatars WHERE user_id = ?`, user)
}

func (s *Service) changeAvatar(ctx context.Context, user shared.UserID, url, statement string, args ...any) (account shared.Account, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var row userRow
		err := tx.NewRaw(`UPDATE users u SET avatar = ? WHERE u.id = ? RETURNING `+userColumns, url, user).Scan(ctx, &row)
		if account, err = row.found(err); err != nil {
			return err
		}
		if _, err := tx.NewRaw(statement, args...).Exec(ctx); err != nil {
			return fmt.Errorf("change an avatar: %w", err)
		}
		return nil
	})
	return account, err
}

// Avatar is somebody's picture as viewer may see it: their own, and of those
// who are on a board with them. NotFound where there is none.
func (s *Service) Avatar(ctx context.Context, viewer, user shared.UserID) (Avatar, error) {
	var avatar Avatar
	if !shared.ValidID(user) {
		return avatar, shared.NotFound("")
	}
	err := s.db.NewRaw(`SELECT a.png, a.tag FROM avatars a WHERE a.user_id = ?0 AND (?0 = ?1 OR EXISTS (
		SELECT FROM members theirs JOIN members own ON own.board_id = theirs.board_id AND own.user_id = ?1 WHERE theirs.user_id = ?0))`,
		user, viewer).Scan(ctx, &avatar)
	if errors.Is(err, sql.ErrNoRows) {
		return avatar, shared.NotFound("")
	}
	if err != nil {
		return avatar, fmt.Errorf("read an avatar: %w", err)
	}
	return avatar, nil
}
