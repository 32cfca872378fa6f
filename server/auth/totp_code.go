package auth

import (
	"strings"
	"time"
	"unicode"

	"fmt"
	"github.com/pquerna/otp/hotp"
)

// A code of an app is good in its own half minute and in the next, for the time
// that typing it and the network take: as RFC 6238 (5.2) has it, and no more.
const (
	totpPeriod = 30 // seconds
	totpDelay  = 1  // periods
	totpDigits = 6
)

// stepOf finds the period that a code is of; 0 when it is of none that counts.
func stepOf(secret, code string, now time.Time) (step int64, err error) {
	current := now.Unix() / totpPeriod
	for at := current - totpDelay; at <= current; at++ {
		same, err := hotp.ValidateCustom(code, uint64(at), secret, hotp.ValidateOpts{Digits: totpDigits}) // #nosec G115 -- a time after 1970
		if err != nil {
			return 0, fmt.Errorf("check a code: %w", err)
		}
		if same {
			step = at
		}
	}
	return step, nil
}

// isTOTPCode tells what an app shows from a recovery code.
func isTOTPCode(code string) bool {
	return len(code) == totpDigits && strings.Trim(code, "0123456789") == ""
}

// plainCode is a code without the blanks and dashes that make it readable, and
// in the case that it was made in.
func plainCode(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, code)
}
