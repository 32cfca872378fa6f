package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// countLines says on the button of the form how many cards its lines will be:
// each line that says something is one.
func (c *canvas) countLines(input app.Value) {
	form, ok := closest(input, "form")
	if !ok {
		return
	}
	words := text.T().List.AddCard
	if n := len(linesOf(input.Get("value").String())); n > 1 {
		words = text.T().Canvas.AddCards(n)
	}
	if add, ok := find(form, "[type=submit]"); ok && add.Get("textContent").String() != words {
		add.Set("textContent", words)
	}
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
