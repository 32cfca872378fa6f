package shared

import "regexp"

// task is a line of Markdown that has a box to tick, in quotes and lists.
var task = regexp.MustCompile(`^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)+\[([ xX])\][ \t]+\S`)

// fence begins or ends what is shown as it was written.
var fence = regexp.MustCompile("^[ \t>]*(`{3,}|~{3,})")

// boxes are where the boxes of a text's tasks are, in bytes.
func boxes(text string) (at []int) {
	open := ""
	for from := 0; from < len(text); {
		end := from
		for end < len(text) && text[end] != '\n' {
			end++
		}
		line := text[from:end]
		if mark := fence.FindStringSubmatch(line); mark != nil {
			switch {
			case open == "":
				open = mark[1]
			case mark[1][0] == open[0] && len(mark[1]) >= len(open):
				open = ""
			}
		} else if found := task.FindStringSubmatchIndex(line); open == "" && found != nil {
			at = append(at, from+found[2])
		}
		from = end + 1
	}
	return at
}

// Tasks is how many boxes a text has.
func Tasks(text string) int { return len(boxes(text)) }

// Tick is a text whose nth box, from 0, is ticked or not; false where it has no
// such box.
func Tick(text string, n int, done bool) (string, bool) {
	at := boxes(text)
	if n < 0 || n >= len(at) {
		return text, false
	}
	mark := " "
	if done {
		mark = "x"
	}
	return text[:at[n]] + mark + text[at[n]+1:], true
}
