package auth

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func mustSeals(t *testing.T, key string) *Seals {
	t.Helper()
	s, err := NewSeals([]byte(key), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSeal(t *testing.T) {
	t.Parallel()
	s := mustSeals(t, "0123456789abcdef0123456789abcdef")
	sealed := s.seal("JBSWY3DPEHPK3PXP", "ada")
	if again := s.seal("JBSWY3DPEHPK3PXP", "ada"); bytes.Contains(sealed, []byte("JBSW")) || bytes.Equal(sealed, again) {
		t.Errorf("%x and %x", sealed, again)
	}
	if secret, err := s.open(sealed, s.id, "ada"); err != nil || secret != "JBSWY3DPEHPK3PXP" {
		t.Errorf("%q, %v", secret, err)
	}
	if _, err := s.open(sealed, s.id, "eve"); err == nil {
		t.Error("it opens in somebody else's row")
	}
	other := mustSeals(t, "0123456789abcdef0123456789abcdeF")
	if _, err := other.open(sealed, s.id, "ada"); !errors.Is(err, errOtherKey) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := other.open(sealed, other.id, "ada"); err == nil {
		t.Error("another key opens it")
	}
	for i := range sealed {
		changed := slices.Clone(sealed)
		changed[i] ^= 1
		if _, err := s.open(changed, s.id, "ada"); err == nil {
			t.Errorf("changed at %d it opens", i)
		}
		if _, err := s.open(sealed[:i], s.id, "ada"); err == nil {
			t.Errorf("cut off at %d it opens", i)
		}
	}
	if _, err := NewSeals([]byte("short"), nil); err == nil {
		t.Error("a short key is taken")
	}
}
