package auth

import (
	"context"

	"github.com/alexedwards/argon2id"

	"incharge/shared"
)

// strengthen hashes the password of somebody who has just signed in anew where
// their hash is from before strength was what it is. Failing at that keeps
// nobody out: the next sign-in tries again.
func (s *Service) strengthen(ctx context.Context, user shared.UserID, password, old string) {
	if !outdated(old) {
		return
	}
	hash, err := s.passwords.hash(ctx, password)
	if err == nil {
		_, err = s.db.NewRaw(`UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?`, hash, user, old).Exec(ctx)
	}
	if err != nil {
		s.log.WarnContext(ctx, "password not hashed anew", "user", user, "error", err)
	}
}

// outdated says that a hash was made with other parameters than strength.
func outdated(hash string) bool {
	made, _, _, err := argon2id.DecodeHash(hash)
	return err == nil && *made != *strength
}
