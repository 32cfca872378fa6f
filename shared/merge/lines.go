package merge

import "strings"

// line is a line of text and what ends it: "\n", "\r\n", or nothing at the end
// of a text.
type line struct{ text, ending string }

func split(text string) []line {
	var lines []line
	for raw := range strings.Lines(text) {
		content := strings.TrimSuffix(raw, "\n")
		if content != raw {
			content = strings.TrimSuffix(content, "\r")
		}
		lines = append(lines, line{content, raw[len(content):]})
	}
	return lines
}

// number gives equal lines equal numbers; endings don't count.
func number(lines []line, ids map[string]int) []int {
	out := make([]int, len(lines))
	for i, l := range lines {
		id, ok := ids[l.text]
		if !ok {
			id = len(ids)
			ids[l.text] = id
		}
		out[i] = id
	}
	return out
}

func join(lines []line) string {
	var text strings.Builder
	for _, l := range lines {
		text.WriteString(l.text)
		text.WriteString(l.ending)
	}
	return text.String()
}
