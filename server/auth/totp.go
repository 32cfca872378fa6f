package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/uptrace/bun"

	"incharge/shared"
)

// totpIssuer is what an app shows a code to be for, beside the address.
const totpIssuer = "Incharge"

// enrolTime is how long one may take from getting a key to confirming it.
const enrolTime = time.Hour

// totpRow is the key of somebody's app.
type totpRow struct {
	Secret    []byte
	KeyID     []byte
	Step      int64
	Confirmed bool
	Late      bool // for being confirmed
}

// StartTOTP gives who is signed in a key for their app. It is asked for nowhere
// before it is confirmed; asking again gives another one.
func (s *Service) StartTOTP(ctx context.Context, session Session, password string) (shared.TOTPKey, error) {
	if s.config.Seals == nil {
		return shared.TOTPKey{}, errors.New("no SECRET_KEY to keep second factors with")
	}
	if err := s.sure(ctx, session, "password", password); err != nil {
		return shared.TOTPKey{}, err
	}
	user := session.User
	key, err := totp.Generate(totp.GenerateOpts{Issuer: totpIssuer, AccountName: user.Email})
	if err != nil {
		return shared.TOTPKey{}, fmt.Errorf("make a key: %w", err)
	}
	sealed := s.config.Seals.seal(key.Secret(), string(user.ID))
	result, err := s.db.NewRaw(`INSERT INTO totp (user_id, secret, key_id) VALUES (?, ?, ?)
		ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, key_id = excluded.key_id, step = 0, created_at = now()
		WHERE totp.confirmed_at IS NULL`, user.ID, sealed, s.config.Seals.id).Exec(ctx)
	if err != nil {
		return shared.TOTPKey{}, fmt.Errorf("keep a key: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return shared.TOTPKey{}, errors.Join(errTOTPOn, err)
	}
	return shared.TOTPKey{Secret: key.Secret(), URL: key.URL()}, nil
}

var (
	errTOTPOn  = shared.Conflict("Signing in takes a second factor already. Switch it off first to change the app.")
	errTOTPOff = shared.Conflict("Signing in takes no second factor. Begin anew.")
)

// totpOf reads the key of somebody's app, and keeps it from being used
// elsewhere until tx ends.
func totpOf(ctx context.Context, tx bun.Tx, user shared.UserID) (totpRow, error) {
	var row totpRow
	err := tx.NewRaw(`SELECT secret, key_id, step, confirmed_at IS NOT NULL AS confirmed,
			confirmed_at IS NULL AND created_at < now() - ?::interval AS late
		FROM totp WHERE user_id = ? FOR UPDATE`, seconds(enrolTime), user).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return row, errTOTPOff
	}
	if err != nil {
		return row, fmt.Errorf("find a second factor: %w", err)
	}
	return row, nil
}

// spend takes a code of somebody's app, once: neither it nor an older one is
// taken again. It is false for a wrong one.
func (s *Service) spend(ctx context.Context, tx bun.Tx, user shared.UserID, row totpRow, code string) (bool, error) {
	if s.config.Seals == nil {
		return false, errors.New("no SECRET_KEY to read second factors with")
	}
	secret, err := s.config.Seals.open(row.Secret, row.KeyID, string(user))
	if err != nil {
		return false, fmt.Errorf("read a second factor: %w", err)
	}
	step, err := stepOf(secret, code, s.now())
	if err != nil || step <= row.Step {
		return false, err
	}
	if _, err := tx.NewRaw(`UPDATE totp SET step = ? WHERE user_id = ?`, step, user).Exec(ctx); err != nil {
		return false, fmt.Errorf("spend a code: %w", err)
	}
	return true, nil
}

// EndTOTP switches the second factor off. The session goes on under a new
// token.
func (s *Service) EndTOTP(ctx context.Context, from From, session Session, password string) (in SignedIn, err error) {
	if err := s.sure(ctx, session, "password", password); err != nil {
		return SignedIn{}, err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		row, err := totpOf(ctx, tx, session.User.ID)
		if err != nil {
			return err
		}
		if row.Confirmed {
			if err := mayBeWithout(ctx, tx, session.User.ID); err != nil {
				return err
			}
		}
		if err := forgetSecond(ctx, tx, session.User.ID); err != nil {
			return err
		}
		if in, err = rotate(ctx, tx, session); err != nil || !row.Confirmed {
			return err
		}
		in.User.TOTP = false
		if err := s.note(ctx, tx, from, shared.AuditSecondOff, session.User.ID); err != nil {
			return err
		}
		return s.tell(ctx, tx, from, session.User, AboutSecondOff, "")
	})
	return in, err
}

func forgetSecond(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	for _, query := range []*bun.RawQuery{
		tx.NewRaw(`DELETE FROM totp WHERE user_id = ?`, user),
		tx.NewRaw(`DELETE FROM recovery_codes WHERE user_id = ?`, user),
		tx.NewRaw(`DELETE FROM seconds WHERE user_id = ?`, user),
	} {
		if _, err := query.Exec(ctx); err != nil {
			return fmt.Errorf("forget a second factor: %w", err)
		}
	}
	return nil
}
