package ui

import (
	"strings"
	"testing"

	"incharge/app/text"
	"incharge/shared"
)

func TestNewPasswordError(t *testing.T) {
	t.Parallel()
	d, l := text.T().Door, text.T().Links
	for name, c := range map[string]struct{ password, message, want string }{
		"nothing":       {"", "", d.NeedPassword},
		"short":         {"1234567", "", d.ShortPassword(8)},
		"long":          {strings.Repeat("가", 129), "", d.LongPassword(128)},
		"fine":          {strings.Repeat("가", 8), "", ""},
		"common":        {"password1", shared.CommonPassword, l.CommonPassword},
		"one's own":     {"sunja@example.com", shared.OwnPassword, l.OwnPassword},
		"another cause": {"something", "is refused", "This is refused."},
	} {
		if got := newPasswordError(c.password, c.message); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
