package auth

import (
	"strings"
	"unicode"

	"incharge/server/auth/breached"
	"incharge/shared"
)

// checkNew refuses, beyond what shared.Check says of length, passwords that are
// guessed first: the common ones, and those made of what everybody knows here:
// the person's name or address, or the program's name.
func (s *Service) checkNew(password string, owner shared.Account) error {
	if breached.Has(password) {
		return shared.Invalid("password", shared.CommonPassword)
	}
	local, domain, _ := strings.Cut(owner.Email, "@")
	known := append(strings.Fields(owner.Name), owner.Name, owner.Email, local, domain, "incharge", "in charge password")
	core := letters(password)
	for _, word := range known {
		if word = letters(word); word != "" && core == word {
			return shared.Invalid("password", shared.OwnPassword)
		}
	}
	return nil
}

// letters are what is left of a text without case, digits, spaces and signs,
// which is how "Incharge2026!" is made of a word.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
