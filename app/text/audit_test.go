package text

import (
	"testing"

	"incharge/shared"
)

// Every kind of line in the security log has a name in every language.
func TestAuditKinds(t *testing.T) {
	for language, catalogue := range catalogues {
		said := map[string]shared.AuditKind{}
		for _, kind := range shared.AuditKinds {
			words := catalogue.Admin.Kinds(kind)
			if other, taken := said[words]; words == "" || taken {
				t.Errorf("%s: %s is called %q, as is %q", language, kind, words, other)
			}
			said[words] = kind
		}
	}
}
