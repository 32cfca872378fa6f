package importer

import "strings"

// memberCalled is the id of the one member with that name; empty where there is
// none, or more than one.
func (e *export) memberCalled(name string) string {
	found := ""
	for _, m := range e.members {
		if name == "" || m.id == "" || !strings.EqualFold(strings.TrimSpace(m.name), strings.TrimSpace(name)) {
			continue
		}
		if found != "" {
			return ""
		}
		found = m.id
	}
	return found
}
