package ui

import (
	"slices"
	"strconv"
	"time"

	"incharge/app/text"
	"incharge/shared"
)

// face is what a board shows of a card.
type face struct {
	facts
	labels []chip
}

type facts struct {
	number      int64
	title       string
	pic         shared.UserID
	picture     string // of theirs
	name        string // of the PIC
	waiting     bool   // for them to accept
	load, limit int    // cards in the charge of a PIC who has more than they should
	due         due
	priority    shared.Priority
	described   bool
	blocked     bool // by a card that has still to be done
	comments    int
	attachments int
	items, done int
	chosen      bool   // for something to be done to several
	cover       string // where its picture is
}

type chip struct {
	name  string
	color shared.Color
}

func (f face) same(g face) bool { return f.facts == g.facts && slices.Equal(f.labels, g.labels) }

// faceOf is how a card of a list looks at a time, in the reader's zone.
func faceOf(view *shared.State, card shared.Card, list shared.List, now time.Time) face {
	f := face{facts: facts{
		number: card.Number, title: card.Title, priority: card.Priority, described: card.Described,
		comments: card.Comments, attachments: card.Attachments, items: card.Items, done: card.ItemsDone,
		blocked: list.Category != shared.Done && blocked(view, card),
		due:     dueOf(card.Deadline, list.Category == shared.Done, now),
	}}
	if card.Cover != nil {
		f.cover = "/files/" + string(view.Board().ID) + "/" + string(*card.Cover) + "/preview"
	}
	if card.PIC != nil {
		f.pic, f.waiting = *card.PIC, !card.Accepted
		if m, ok := view.Member(f.pic); ok {
			f.name, f.picture = m.User.Name, m.User.Avatar
		}
	}
	for _, id := range card.Labels {
		if l, ok := view.Label(id); ok {
			f.labels = append(f.labels, chip{l.Name, l.Color})
		}
	}
	return f
}

// due is a deadline as a card shows it; the zero value is none.
type due struct {
	state dueState
	text  string
}

type dueState string

const (
	dueLater dueState = "later"
	dueSoon  dueState = "soon" // within a day
	dueOver  dueState = "over"
	dueMet   dueState = "met" // in a list of what is done, where nothing is late
)

func dueOf(deadline *time.Time, done bool, now time.Time) due {
	if deadline == nil {
		return due{}
	}
	t := text.T().Dates
	at := t.At(deadline.In(zoneAt(*deadline)), now)
	switch left := deadline.Sub(now); {
	case done:
		return due{dueMet, at}
	case left < 0:
		return due{dueOver, t.Overdue(at)}
	case left < 24*time.Hour:
		return due{dueSoon, at}
	default:
		return due{dueLater, at}
	}
}

// mark is what a deadline looks like.
func (d due) mark() (Icon, string) {
	switch d.state {
	case dueOver:
		return "alert", "badge badge-danger card-due"
	case dueSoon:
		return "clock", "badge badge-warn card-due"
	case dueMet:
		return "check", "badge card-due"
	default:
		return "calendar", "badge card-due"
	}
}

// number is a count as text.
func number(n int) string { return strconv.Itoa(n) }
