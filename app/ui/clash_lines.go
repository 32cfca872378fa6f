package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared/merge"
)

// clashLine is a line of one of two versions of a text, or a run of lines that
// are left out because both have them.
type clashLine struct {
	words string
	other bool // it is not in the other version
	alike int  // how many lines this stands for; 0: it is one
}

// alikeShown is how many lines that both have are shown before and after those
// that differ.
const alikeShown = 3

// clashLines is what to show of one version.
func clashLines(pieces []merge.Piece, mine bool) []clashLine {
	var all []clashLine
	for i, p := range pieces {
		words := p.Theirs
		if mine {
			words = p.Mine
		}
		lines := textLines(words)
		if !p.Same {
			for _, l := range lines {
				all = append(all, clashLine{words: l, other: true})
			}
			continue
		}
		before, after := alikeShown, alikeShown // after the last difference, before the next
		if i == 0 {
			before = 0
		}
		if i == len(pieces)-1 {
			after = 0
		}
		hidden := len(lines) - before - after
		if hidden < 2 { // a note in place of one line saves nothing
			before, after, hidden = len(lines), 0, 0
		}
		for _, l := range lines[:before] {
			all = append(all, clashLine{words: l})
		}
		if hidden > 0 {
			all = append(all, clashLine{alike: hidden})
		}
		for _, l := range lines[len(lines)-after:] {
			all = append(all, clashLine{words: l})
		}
	}
	return all
}

func textLines(words string) []string {
	if words == "" {
		return nil
	}
	return strings.Split(strings.ReplaceAll(strings.TrimSuffix(words, "\n"), "\r", ""), "\n")
}

// UI is the line: one that the other version doesn't have is marked.
func (l clashLine) UI() app.UI {
	switch {
	case l.alike > 0:
		return app.Div().Class("clash-alike").Text(text.T().Clash.Alike(l.alike))
	case l.other:
		return app.Div().Class("clash-line").Body(app.Mark().Text(l.words + "\u200b"))
	default:
		return app.Div().Class("clash-line").Text(l.words + "\u200b") // an empty one keeps its height
	}
}
