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
}

// NewSeals derives its keys from a text that nobody guesses.
func NewSeals(secretKey []byte) (*Seals, error) {
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
