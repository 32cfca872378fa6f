package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// recoveryCodes is how many one gets.
const recoveryCodes = 10

type recoveryID string

// recoveryLength is that of a code, in characters of five bits: 130 bits. Those
// that were made before it was so have 12.
const recoveryLength = 26

// recoveryRow is a recovery code as it is kept: a long one under a hash that is
// enough for something so random, one of before hashed like a password.
type recoveryRow struct {
	ID   recoveryID
	Hash string
}

// newRecovery makes recovery codes in five parts, and what is kept of them.
func newRecovery() (codes, hashes []string) {
	for range recoveryCodes {
		code := strings.ToLower(rand.Text()[:recoveryLength])
		codes = append(codes, code[:5]+"-"+code[5:10]+"-"+code[10:15]+"-"+code[15:20]+"-"+code[20:])
		hashes = append(hashes, recoveryHash(code))
	}
	return codes, hashes
}

func recoveryHash(code string) string { return "sha256$" + hex.EncodeToString(hashOf(code)) }

// keepRecovery puts codes into the place of those that somebody had.
func keepRecovery(ctx context.Context, tx bun.Tx, user shared.UserID, hashes []string) error {
	if _, err := tx.NewRaw(`DELETE FROM recovery_codes WHERE user_id = ?`, user).Exec(ctx); err != nil {
		return fmt.Errorf("forget recovery codes: %w", err)
	}
	for _, hash := range hashes {
		_, err := tx.NewRaw(`INSERT INTO recovery_codes (id, user_id, hash) VALUES (?, ?, ?)`, shared.NewID[recoveryID](), user, hash).Exec(ctx)
		if err != nil {
			return fmt.Errorf("keep recovery codes: %w", err)
		}
	}
	return nil
}

// RenewRecovery gives new recovery codes; the old ones are worth nothing.
func (s *Service) RenewRecovery(ctx context.Context, from From, session Session, password string) ([]string, error) {
	if err := s.sure(ctx, session, "password", password); err != nil {
		return nil, err
	}
	codes, hashes := newRecovery()
	user := session.User
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		row, err := totpOf(ctx, tx, user.ID)
		if err != nil {
			return err
		}
		if !row.Confirmed {
			return errTOTPOff
		}
		if err := keepRecovery(ctx, tx, user.ID, hashes); err != nil {
			return err
		}
		if err := s.note(ctx, tx, from, shared.AuditRecoveryRenewed, user.ID); err != nil {
			return err
		}
		return s.tell(ctx, tx, from, user, AboutNewRecovery, "")
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// matchRecovery finds the recovery code that somebody has typed; empty where
// there is none. Those of before take the time of several passwords, so it holds
// nothing meanwhile; see spendRecovery.
func (s *Service) matchRecovery(ctx context.Context, user shared.UserID, code string) (recoveryID, error) {
	var rows []recoveryRow
	if err := s.db.NewRaw(`SELECT id, hash FROM recovery_codes WHERE user_id = ?`, user).Scan(ctx, &rows); err != nil {
		return "", fmt.Errorf("find recovery codes: %w", err)
	}
	for _, row := range rows {
		if strings.HasPrefix(row.Hash, "sha256$") {
			if subtle.ConstantTimeCompare([]byte(row.Hash), []byte(recoveryHash(code))) == 1 {
				return row.ID, nil
			}
			continue
		}
		if len(code) == recoveryLength {
			continue
		}
		if same, err := s.passwords.matches(ctx, code, row.Hash); err != nil || same {
			return row.ID, err
		}
	}
	return "", nil
}

// spendRecovery takes a recovery code, once. It is false when it is gone.
func spendRecovery(ctx context.Context, tx bun.Tx, user shared.UserID, id recoveryID) (bool, error) {
	err := tx.NewRaw(`DELETE FROM recovery_codes WHERE id = ? AND user_id = ? RETURNING id`, id, user).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("spend a recovery code: %w", err)
	}
	return true, nil
}
