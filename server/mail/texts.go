package mail

import (
	"fmt"
	"strings"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// Everything that mails say, in English.

func aboutMove(s status) content {
	actor := s.Actor
	if actor == "" {
		actor = "Somebody"
	}
	pic := s.PIC
	if pic == "" {
		pic = "nobody yet"
	}
	c := content{
		Language: "en",
		Subject:  fmt.Sprintf("#%d %s: %s → %s", s.Number, short(s.Card, 80), short(s.From, 30), short(s.To, 30)),
		Preview:  fmt.Sprintf("%s moved it, on the board “%s”.", actor, s.Board),
		Heading:  fmt.Sprintf("%s moved “%s” to %s", actor, s.Card, s.To),
		Facts: []fact{
			{"Status", s.From + " → " + s.To},
			{"Card", fmt.Sprintf("#%d %s", s.Number, s.Card)},
			{"Board", s.Board},
			{"In charge", pic},
			{"Moved", moment(s.At)},
		},
		Action: "Open the card",
		URL:    s.URL,
	}
	switch {
	case s.InCharge:
		c.Reason = []string{"You get this mail because you are in charge of this card."}
	case s.Role == shared.Supervisor:
		c.Reason = []string{"You get this mail because you supervise this board."}
	default:
		c.Reason = []string{"You get this mail because you are a member of this board."}
	}
	return c
}

func aboutInvitation(i board.Invitation, url string) content {
	inviter := i.Inviter
	if inviter == "" {
		inviter = "Somebody"
	}
	return content{
		Language: "en",
		Subject:  fmt.Sprintf("%s invites you to the board “%s”", short(inviter, 60), short(i.BoardTitle, 80)),
		Preview:  "Join them on Incharge, where every task has one person in charge.",
		Heading:  fmt.Sprintf("%s invites you to the board “%s”", inviter, i.BoardTitle),
		Facts: []fact{
			{"Board", i.BoardTitle},
			{"You will be", roles[i.Role]},
			{"Valid until", moment(i.Expires)},
		},
		Action: "Join the board",
		URL:    url,
		Reason: []string{
			"The link is for you alone: whoever has it can join in your place.",
			"If you don’t know who sent this, you can ignore it, and nothing will happen.",
		},
	}
}

var roles = map[shared.Role]string{
	shared.Supervisor: "a supervisor, who sets up the board and assigns its cards",
	shared.PIC:        "a person in charge of cards",
	shared.Observer:   "an observer, who sees the board",
}

func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

// short cuts a text to so many characters.
func short(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}
