package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// paste makes several lines several cards.
func (c *canvas) paste(e app.Value) {
	input, ok := closest(e.Get("target"), ".list-new-card")
	if !ok {
		return
	}
	lines := linesOf(e.Get("clipboardData").Call("getData", "text").String())
	if len(lines) < 2 {
		return
	}
	e.Call("preventDefault")
	if len(lines) > mostLines {
		c.page.env.toasts.fail(text.T().List.TooMany(mostLines))
		return
	}
	root, _ := closest(input, "[data-list]")
	c.addCards(shared.ListID(data(root, "list")), lines)
}

// linesOf are the lines of a text that say something.
func linesOf(words string) []string {
	var lines []string
	for line := range strings.Lines(words) {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// oneLine is a text as a title can hold it.
func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
