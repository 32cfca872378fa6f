package ui

import (
	"strings"

	"incharge/shared"
)

// called are people by the names that a text calls them by while it is being
// written: then a mention is @ and a name, and no more.
type called map[string]shared.UserID

// speak is a text as a field shows it, with those who are mentioned in it. What
// could not be taken back as it was stays as it is.
func speak(words string) (shown string, those called) {
	those = called{}
	for _, m := range shared.MentionsIn(words) {
		if other, known := those[m.Name]; known && other != m.User {
			return words, nil
		}
		those[m.Name] = m.User
	}
	if shown = shared.Spoken(words, nil); those.written(shown) != words {
		return words, nil
	}
	return shown, those
}

// written is a text with mentions where it calls people by their names: of two
// names that fit, by the longer one.
func (c called) written(shown string) string {
	if len(c) == 0 {
		return shown
	}
	var b strings.Builder
	for at := 0; at < len(shown); {
		next := strings.IndexByte(shown[at:], '@')
		if next < 0 {
			b.WriteString(shown[at:])
			break
		}
		b.WriteString(shown[at : at+next])
		at += next
		if m, ok := shared.MentionAt(shown[at:]); ok {
			b.WriteString(shown[at : at+m.End])
			at += m.End
			continue
		}
		name := ""
		if at == 0 || !latin(shown[at-1]) { // else it is in the midst of an address
			name = c.begins(shown[at+1:])
		}
		if name == "" {
			b.WriteByte('@')
			at++
			continue
		}
		b.WriteString(shared.MentionOf(c[name], name))
		at += 1 + len(name)
	}
	return b.String()
}

// begins is the longest name that a text begins with. A name goes on in its own
// script: what Korean appends to it begins another word.
func (c called) begins(text string) (longest string) {
	for name := range c {
		rest, ok := strings.CutPrefix(text, name)
		if ok && len(name) > len(longest) && (rest == "" || !latin(rest[0]) || !latin(name[len(name)-1])) {
			longest = name
		}
	}
	return longest
}

// and adds those that somebody may be called by as well, where that is clear.
func (c called) and(members []shared.Member) called {
	all, twice := called{}, map[string]bool{}
	for _, m := range members {
		_, known := all[m.User.Name]
		twice[m.User.Name] = known
		all[m.User.Name] = m.User.ID
	}
	for name := range twice {
		if twice[name] || strings.TrimSpace(name) == "" {
			delete(all, name)
		}
	}
	for name, id := range c {
		all[name] = id
	}
	return all
}

func latin(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
