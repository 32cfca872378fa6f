package text

import (
	"cmp"
	"strconv"
	"strings"

	"incharge/shared"
)

// noted says what became of things of one kind, as a line of an import's report.
func noted(words map[shared.ImportKind]sentence, note shared.ImportNote, more string) string {
	s, known := words[note.Kind]
	if !known {
		return string(note.Kind) + ": " + strconv.Itoa(note.Count) // of a newer server
	}
	line := s.many
	if note.Count == 1 {
		line = cmp.Or(s.one, s.many)
	}
	line = strings.Replace(line, "%d", strconv.Itoa(note.Count), 1)
	if len(note.Names) > 0 {
		line += " (" + strings.Join(note.Names, ", ")
		if note.More {
			line += more
		}
		line += ")"
	}
	return line
}

func noteEnglish(note shared.ImportNote) string { return noted(notesEnglish, note, " and others") }

func noteKorean(note shared.ImportNote) string { return noted(notesKorean, note, " 외") }
