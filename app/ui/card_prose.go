package ui

import (
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// prose shows a text as it was written, with the addresses in it as links, to
// somebody.
func prose(parts []part, me shared.UserID) app.UI {
	return app.Div().Class("prose").Body(app.Range(parts).Slice(func(i int) app.UI {
		switch {
		case parts[i].link:
			return outward(parts[i].words, parts[i].words)
		case parts[i].who == me:
			return app.Span().Class("mention mention-me").Text(parts[i].words)
		case parts[i].who != "":
			return app.Span().Class("mention").Text(parts[i].words)
		}
		return app.Span().Text(parts[i].words)
	}))
}

// outward is a link to somewhere else, which learns nothing of where it was
// followed.
func outward(href, words string) app.UI {
	return app.A().Href(href).Target("_blank").Rel("noopener noreferrer nofollow").Text(words)
}

// part of a text is a link, somebody who is mentioned, or neither.
type part struct {
	words string
	link  bool
	who   shared.UserID
}

// linked takes a text apart at the addresses in it.
func linked(words string) []part {
	var parts []part
	from := 0
	for at := 0; at < len(words); {
		if !hasScheme(words[at:]) || at > from && joins(words[:at]) {
			at++
			continue
		}
		end := at + lengthOfAddress(words[at:])
		if at > from {
			parts = append(parts, part{words: words[from:at]})
		}
		parts = append(parts, part{words: words[at:end], link: true})
		at, from = end, end
	}
	if from < len(words) {
		parts = append(parts, part{words: words[from:]})
	}
	return parts
}

// hasScheme says whether an address begins here, with more than its scheme.
func hasScheme(words string) bool {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := cutFold(words, scheme); ok && rest != "" {
			r := []rune(rest[:min(len(rest), 4)])[0]
			return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '['
		}
	}
	return false
}

func cutFold(words, prefix string) (rest string, ok bool) {
	if len(words) < len(prefix) || !strings.EqualFold(words[:len(prefix)], prefix) {
		return "", false
	}
	return words[len(prefix):], true
}

// joins says that a word goes on: "xhttp://" is no address.
func joins(before string) bool {
	last := before[len(before)-1]
	return last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z' || last >= '0' && last <= '9'
}

// lengthOfAddress is how far an address goes: to the next space, without the
// punctuation of the sentence around it.
func lengthOfAddress(words string) int {
	end := strings.IndexFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>"`+"`", r)
	})
	if end < 0 {
		end = len(words)
	}
	for {
		address := words[:end]
		switch last := address[end-1]; {
		case strings.IndexByte(".,;:!?'*_", last) >= 0,
			last == ')' && strings.Count(address, "(") < strings.Count(address, ")"),
			last == ']' && strings.Count(address, "[") < strings.Count(address, "]"):
			end--
		default:
			return end
		}
	}
}

// safe says whether an address may be a link at all.
func safe(address string) bool { return hasScheme(address) }
