package shared

import (
	"slices"
	"strings"
)

// A mention names a person in a text: @[Ada Lovelace](user:ID). It can be read
// as it stands, and who it is stays when the name is another one. In Markdown
// that nobody renders for us it is a link.

const uuidLength = 36

// Mention is a person who is named in a text.
type Mention struct {
	Start, End int    // where it stands, in bytes
	Name       string // as it was when it was written
	User       UserID
}

// MentionOf is how somebody is mentioned.
func MentionOf(user UserID, name string) string {
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("[]\\\n\r", r) }), " ")
	return "@[" + shortenedTo(name, MaxName) + "](user:" + string(user) + ")"
}

// Mentions are those who are mentioned in a text, each once, in their order. A
// text may name people who are not on its board, or don't exist.
func Mentions(text string) (users []UserID) {
	for _, m := range MentionsIn(text) {
		if !slices.Contains(users, m.User) {
			users = append(users, m.User)
		}
	}
	return users
}

// MentionsIn are all mentions of a text, in their order.
func MentionsIn(text string) (all []Mention) {
	for at := 0; ; {
		next := strings.Index(text[at:], "@[")
		if next < 0 {
			return all
		}
		at += next
		if m, ok := MentionAt(text[at:]); ok {
			m.Start, m.End = at, at+m.End
			all = append(all, m)
			at = m.End
		} else {
			at += len("@[")
		}
	}
}

// MentionAt is the mention that a text begins with.
func MentionAt(text string) (Mention, bool) {
	const to = "](user:"
	rest, ok := strings.CutPrefix(text, "@[")
	if !ok {
		return Mention{}, false
	}
	end := strings.IndexAny(rest, "[]\\\n\r")
	if end <= 0 || end > 4*MaxName || !strings.HasPrefix(rest[end:], to) {
		return Mention{}, false
	}
	name, rest := rest[:end], rest[end+len(to):]
	id, _, ok := strings.Cut(rest[:min(len(rest), uuidLength+1)], ")")
	if !ok || !ValidID(UserID(id)) {
		return Mention{}, false
	}
	return Mention{End: len("@[") + len(name) + len(to) + len(id) + 1, Name: name, User: UserID(id)}, true
}

// Spoken is a text with names in place of mentions, for where nothing is
// rendered: @Ada Lovelace. today gives the name that somebody has now; nil, or
// an empty answer, is the one that was written.
func Spoken(text string, today func(UserID) string) string {
	var b strings.Builder
	at := 0
	for _, m := range MentionsIn(text) {
		name := m.Name
		if today != nil {
			if now := today(m.User); now != "" {
				name = now
			}
		}
		b.WriteString(text[at:m.Start])
		b.WriteString("@" + name)
		at = m.End
	}
	return b.String() + text[at:]
}

func shortenedTo(words string, most int) string {
	letters := []rune(words)
	return string(letters[:min(len(letters), most)])
}
