package auth

import (
	"context"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// typedCode is what somebody has typed as their second factor.
type typedCode struct {
	text     string
	by       string     // byApp or byRecovery
	recovery recoveryID // which of the recovery codes it is; empty: none
}

// readCode tells a code of the app from a recovery code, and finds that.
func (s *Service) readCode(ctx context.Context, user shared.UserID, typed string) (code typedCode, err error) {
	code = typedCode{text: plainCode(typed), by: byApp}
	if !isTOTPCode(code.text) {
		code.by = byRecovery
		code.recovery, err = s.matchRecovery(ctx, user, code.text)
	}
	return code, err
}

// spendEither takes a code, once. It is false for a wrong one.
func (s *Service) spendEither(ctx context.Context, tx bun.Tx, user shared.UserID, row totpRow, code typedCode) (bool, error) {
	switch {
	case code.by == byApp:
		return s.spend(ctx, tx, user, row, code.text)
	case code.recovery != "":
		return spendRecovery(ctx, tx, user, code.recovery)
	}
	return false, nil
}
