package ui

import (
	"strings"
	"unicode/utf16"
)

// change is what becomes of a part of a field: of what is between two places of
// it, and what is chosen then, counted from the first. Places are counted as
// browsers count them, in UTF-16.
type change struct {
	from, to        int
	words           string
	chooses, chosen int
}

// part of a text in a field that somebody has chosen, with what is around it.
type chosenWords struct{ before, words, after string }

func wide(s string) int { return len(utf16.Encode([]rune(s))) }

// between puts marks around what is chosen, or takes them away.
func (c chosenWords) between(mark string) change {
	from, to := wide(c.before), wide(c.before)+wide(c.words)
	n := wide(mark)
	switch {
	case strings.HasSuffix(c.before, mark) && strings.HasPrefix(c.after, mark) && !strings.HasSuffix(c.before, mark+mark[:1]):
		return change{from - n, to + n, c.words, 0, wide(c.words)}
	case len(c.words) >= 2*len(mark) && strings.HasPrefix(c.words, mark) && strings.HasSuffix(c.words, mark):
		inner := c.words[len(mark) : len(c.words)-len(mark)]
		return change{from, to, inner, 0, wide(inner)}
	default:
		return change{from, to, mark + c.words + mark, n, n + wide(c.words)}
	}
}

// linked makes a link of what is chosen, with what is missing chosen then.
func (c chosenWords) linked(empty string) change {
	const address = "https://"
	from, to := wide(c.before), wide(c.before)+wide(c.words)
	switch {
	case hasScheme(c.words):
		out := "[" + empty + "](" + c.words + ")"
		return change{from, to, out, 1, 1 + wide(empty)}
	case c.words == "":
		return change{from, to, "[" + empty + "](" + address + ")", 1, 1 + wide(empty)}
	default:
		at := wide("[" + c.words + "](")
		return change{from, to, "[" + c.words + "](" + address + ")", at, at + wide(address)}
	}
}

// begun begins the chosen lines with a mark, or takes it from all of them where
// all have it.
func (c chosenWords) begun(mark string) change {
	start := strings.LastIndexByte(c.before, '\n') + 1
	words := c.before[start:] + c.words
	if end := strings.IndexByte(c.after, '\n'); end >= 0 {
		words += c.after[:end]
	} else {
		words += c.after
	}
	lines := strings.Split(words, "\n")
	all := true
	for _, line := range lines {
		all = all && strings.HasPrefix(line, mark)
	}
	for i, line := range lines {
		if all {
			lines[i] = line[len(mark):]
		} else if !strings.HasPrefix(line, mark) {
			lines[i] = mark + line
		}
	}
	out := strings.Join(lines, "\n")
	from := wide(c.before[:start])
	return change{from, from + wide(words), out, wide(out), wide(out)}
}
