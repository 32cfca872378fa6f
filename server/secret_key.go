package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"incharge/server/auth"
)

// seals are those of SECRET_KEY or, where there is none, of a key that is made
// once and kept in DATA_DIR.
func seals(c config, log *slog.Logger) (*auth.Seals, error) {
	key := []byte(c.secretKey)
	if len(key) == 0 {
		path := filepath.Join(c.dataDir, "secret.key")
		kept, made, err := keptKey(path)
		if err != nil {
			return nil, fmt.Errorf("SECRET_KEY is not set, and none can be kept in DATA_DIR: %w", err)
		}
		if made {
			log.Info("made a secret key; back it up with the database, and give every server on it the same one", "file", path)
		}
		key = kept
	}
	return auth.NewSeals(key, []byte(c.oldSecretKey))
}

// keptKey reads a key from a file, or makes both. Of two servers that make it at
// once, both use the one that is kept.
func keptKey(path string) (key []byte, made bool, err error) {
	key, err = readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, false, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, false, fmt.Errorf("make its directory: %w", err)
	}
	random := make([]byte, 32)
	_, _ = rand.Read(random) // never fails: crypto/rand ends the program instead
	text := base64.RawURLEncoding.EncodeToString(random) + "\n"
	// Whole under another name first: a key that was cut off by a power cut
	// would be another key.
	draft, err := os.CreateTemp(filepath.Dir(path), ".secret.key-*") // 0600
	if err != nil {
		return nil, false, fmt.Errorf("make it: %w", err)
	}
	defer os.Remove(draft.Name()) //nolint:errcheck // what is left is worth nothing
	_, err = draft.WriteString(text)
	if err = errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return nil, false, fmt.Errorf("write it: %w", err)
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, false, fmt.Errorf("keep it: %w", err)
	}
	key, err = readKey(path)
	return key, err == nil, err
}

func readKey(path string) ([]byte, error) {
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if about.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s can be read by others: it must be yours alone (chmod 600)", path)
	}
	text, err := readSecret(path)
	if err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	if len(text) < auth.MinSecretKey {
		return nil, fmt.Errorf("%s is too short to be a key", path)
	}
	return []byte(text), nil
}
