package auth

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

func TestCheckNew(t *testing.T) {
	t.Parallel()
	s := &Service{}
	ada := shared.Account{Name: "Ada Lovelace", Email: "countess@example.com"}
	for password, want := range map[string]string{
		"password1":              shared.CommonPassword,
		"PASSWORD123":            shared.CommonPassword,
		"qwertyuiop":             shared.CommonPassword,
		"Lovelace 1815":          shared.OwnPassword,
		"AdaLovelace1815":        shared.OwnPassword,
		"ada lovelace!!":         shared.OwnPassword,
		"countess@example.com":   shared.OwnPassword,
		"Countess-99":            shared.OwnPassword,
		"example.com1":           shared.OwnPassword,
		"In-Charge-2026":         shared.OwnPassword,
		"correct horse":          "",
		"countess on a bike":     "",
		"🐴🔋📎🐴🔋📎🐴🔋":               "",
		"   ...   ":              "",
		"73 80 11 04 95":         "",
		strings.Repeat("é", 128): "",
	} {
		err := s.checkNew(password, ada)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%q: %v, want %q", password, err, want)
		}
	}
}

// Whoever registers is told of it as of any other field.
func TestCommonPasswordRegisters(t *testing.T) {
	s := newService(t, Config{})
	_, err := s.Register(t.Context(), fromHere, shared.Registration{Name: "Ada", Email: "ada@example.com", Password: "iloveyou"})
	if shared.CodeOf(err) != shared.CodeInvalid || !strings.Contains(fmt.Sprint(err), "password") {
		t.Error(err)
	}
	if n := s.Hashed(); n != 0 {
		t.Errorf("%d hashed for nothing", n)
	}
}
