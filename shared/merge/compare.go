package merge

import "strings"

// Piece is a run of lines of two texts that stand beside each other. Where Same
// holds both have these lines, though maybe with other endings; else the lines
// of one stand where the other has its own, or none.
type Piece struct {
	Same         bool
	Mine, Theirs string
}

// Compare sets two texts beside each other, line by line. The pieces of either
// side, in order, are that whole text.
func Compare(mine, theirs string) []Piece {
	m, t := split(mine), split(theirs)
	ids := make(map[string]int)
	var pieces []Piece
	at := 0
	same := func(to, behind int) {
		if to > at {
			pieces = append(pieces, Piece{Same: true, Mine: join(m[at:to]), Theirs: join(t[behind-(to-at) : behind])})
		}
	}
	behind := 0
	for _, e := range edits(number(m, ids), number(t, ids)) {
		same(e.start, e.sideStart)
		pieces = append(pieces, Piece{Mine: join(m[e.start:e.end]), Theirs: join(t[e.sideStart:e.sideEnd])})
		at, behind = e.end, e.sideEnd
	}
	same(len(m), behind+len(m)-at)
	return pieces
}

// Together is two texts in one: what they agree on once, and where they don't,
// the lines of theirs followed by those of mine. No line of either is missing.
func Together(mine, theirs string) string {
	var text strings.Builder
	write := func(part string) {
		if s := text.String(); part != "" && s != "" && !strings.HasSuffix(s, "\n") {
			text.WriteString("\n")
		}
		text.WriteString(part)
	}
	for _, p := range Compare(mine, theirs) {
		write(p.Theirs)
		if !p.Same {
			write(p.Mine)
		}
	}
	return text.String()
}
