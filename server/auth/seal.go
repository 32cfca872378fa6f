package auth

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
)

// MinSecretKey is how long SECRET_KEY must be, in bytes.
const MinSecretKey = 32

// Seals keep secrets that have to be read again: what the database has of them
// says nothing without SECRET_KEY.
type Seals struct {
	cipher cipher.AEAD
	id     []byte // tells which key it is, and nothing of it
	before *Seals // of the key before this one, that opens and seals nothing new; nil: none
}

// NewSeals derives its keys from a text that nobody guesses. What was sealed with
// another, which may be empty, is opened too.
func NewSeals(secretKey, before []byte) (*Seals, error) {
	s, err := sealsOf(secretKey)
	if err == nil && len(before) > 0 {
		s.before, err = sealsOf(before)
	}
	return s, err
}

func sealsOf(secretKey []byte) (*Seals, error) {
	if len(secretKey) < MinSecretKey {
		return nil, fmt.Errorf("the secret key has %d bytes, and must have %d", len(secretKey), MinSecretKey)
	}
	keys, err := hkdf.Key(sha256.New, secretKey, nil, "incharge: sealed in the database", 32+8)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(keys[:32])
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	return &Seals{cipher: gcm, id: keys[32:]}, nil
}

// seal encrypts a secret (AES-256-GCM) so that it opens for its owner's row
// alone.
func (s *Seals) seal(secret, owner string) []byte {
	nonce := make([]byte, s.cipher.NonceSize())
	_, _ = rand.Read(nonce) // never fails: crypto/rand ends the program instead
	return s.cipher.Seal(nonce, nonce, []byte(secret), []byte(owner))
}

var errOtherKey = errors.New("it was sealed with another SECRET_KEY")

// open gives back what seal has been given; keyID is that of the key then.
func (s *Seals) open(sealed, keyID []byte, owner string) (string, error) {
	if s.before != nil && slices.Equal(keyID, s.before.id) {
		return s.before.open(sealed, keyID, owner)
	}
	if !slices.Equal(keyID, s.id) {
		return "", errOtherKey
	}
	size := s.cipher.NonceSize()
	if len(sealed) < size {
		return "", errors.New("a sealed secret is cut off")
	}
	secret, err := s.cipher.Open(nil, sealed[:size], sealed[size:], []byte(owner))
	if err != nil {
		return "", fmt.Errorf("open a sealed secret: %w", err)
	}
	return string(secret), nil
}

// reseal seals with SECRET_KEY what was sealed with the one before it, and says
// for how many people. Servers that do it at once don't get in each other's way.
func (s *Service) reseal(ctx context.Context) (people int, err error) {
	if s.config.Seals == nil || s.config.Seals.before == nil {
		return 0, nil
	}
	seals := s.config.Seals
	var rows []struct {
		UserID string
		Secret []byte
	}
	err = s.db.NewRaw(`SELECT user_id, secret FROM totp WHERE key_id = ?`, seals.before.id).Scan(ctx, &rows)
	if err != nil {
		return 0, fmt.Errorf("look for keys to seal anew: %w", err)
	}
	for _, row := range rows {
		secret, err := seals.open(row.Secret, seals.before.id, row.UserID)
		if err != nil {
			return people, fmt.Errorf("seal a key anew: %w", err)
		}
		_, err = s.db.NewRaw(`UPDATE totp SET secret = ?, key_id = ? WHERE user_id = ? AND secret = ?`,
			seals.seal(secret, row.UserID), seals.id, row.UserID, row.Secret).Exec(ctx)
		if err != nil {
			return people, fmt.Errorf("seal a key anew: %w", err)
		}
		people++
	}
	return people, nil
}

// unreadable counts the people whose second factor was sealed with another key.
func (s *Service) unreadable(ctx context.Context) (people int, err error) {
	if s.config.Seals == nil {
		return 0, nil
	}
	err = s.db.NewRaw(`SELECT count(*) FROM totp WHERE key_id <> ? AND confirmed_at IS NOT NULL`, s.config.Seals.id).Scan(ctx, &people)
	if err != nil {
		return 0, fmt.Errorf("look at second factors: %w", err)
	}
	return people, nil
}
