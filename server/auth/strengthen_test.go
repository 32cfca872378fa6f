package auth

import (
	"testing"

	"github.com/alexedwards/argon2id"

	"incharge/shared"
)

// A password whose hash is weaker than those of today is hashed anew when its
// owner signs in, and by nobody else's trying.
func TestStrengthen(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	weak := *strength
	weak.Memory /= 2
	old, err := argon2id.CreateHash(password, &weak)
	if err != nil {
		t.Fatal(err)
	}
	s.mustExec(t, `UPDATE users SET password_hash = ?`, old)
	kept := func() (hash string) {
		t.Helper()
		if err := s.db.NewRaw(`SELECT password_hash FROM users WHERE id = ?`, ada.User.ID).Scan(t.Context(), &hash); err != nil {
			t.Fatal(err)
		}
		return hash
	}
	credentials := shared.Credentials{Email: "ada@example.com", Password: "wrong"}
	if _, err := s.Login(t.Context(), fromHere, credentials); shared.CodeOf(err) != shared.CodeUnauthorized || kept() != old {
		t.Errorf("a wrong password: %v", err)
	}
	credentials.Password = password
	for range 2 {
		if _, err := s.Login(t.Context(), fromHere, credentials); err != nil {
			t.Fatal(err)
		}
		if outdated(kept()) {
			t.Error("kept as it was")
		}
	}
	stays := kept()
	if _, err := s.Login(t.Context(), fromHere, credentials); err != nil || kept() != stays {
		t.Errorf("hashed anew for nothing: %v", err)
	}
}
