package ui

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// chapter is what somebody has done to a card within a while, newest first.
type chapter struct {
	actor shared.UserID
	name  string
	at    time.Time
	lines []line
}

type line struct {
	words string
	note  string
	times int
}

const (
	chapterLasts  = time.Hour
	storyShows    = 5 // chapters at first
	chapterLength = 12
)

// chapters puts together what somebody has done in one go.
func chapters(history []shared.Activity, say func(shared.Activity) []string, note func(shared.Activity) string) (all []chapter) {
	for _, a := range history {
		sentences := say(a)
		if len(sentences) == 0 {
			continue
		}
		if n := len(all); n == 0 || all[n-1].actor != a.Actor || all[n-1].at.Sub(a.At) > chapterLasts || len(all[n-1].lines) >= chapterLength {
			all = append(all, chapter{actor: a.Actor, name: a.Name, at: a.At})
		}
		c := &all[len(all)-1]
		for _, words := range sentences {
			if n := len(c.lines); n > 0 && c.lines[n-1].words == words && c.lines[n-1].note == "" && note(a) == "" {
				c.lines[n-1].times++
				continue
			}
			c.lines = append(c.lines, line{words: words, times: 1})
		}
		c.lines[len(c.lines)-1].note = note(a)
	}
	return all
}

// activity is the card's history in plain sentences.
func (d *cardPanel) activity(card shared.Card) app.UI {
	t := text.T()
	history := slices.DeleteFunc(slices.Clone(d.page.history[card.ID]), func(a shared.Activity) bool {
		return a.Type == (shared.Rebalance{}).Type() // nobody did it
	})
	all := chapters(history, d.sentences, func(a shared.Activity) string {
		if a.Note == nil {
			return ""
		}
		return t.Card.Noted(*a.Note)
	})
	if len(all) == 0 {
		return app.Div()
	}
	shown := all
	if !d.storyOpen && len(all) > storyShows {
		shown = all[:storyShows]
	}
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(Icon("clock").UI(), app.H3().Text(t.Card.Activity)),
		app.Ul().Class("story").Body(app.Range(shown).Slice(func(i int) app.UI { return d.chapter(shown[i]) })),
		app.Div().Body(app.If(len(all) > storyShows, func() app.UI {
			words := t.Story.All(len(all))
			if d.storyOpen {
				words = t.Story.Less
			}
			return app.Button().Type("button").ID("story-more").Class("button button-quiet button-small story-more").
				Aria("expanded", d.storyOpen).Text(words).
				OnClick(func(app.Context, app.Event) { d.storyOpen = !d.storyOpen })
		})))
}

func (d *cardPanel) chapter(c chapter) app.UI {
	t := text.T()
	who := shared.User{ID: c.actor, Name: c.name}
	if m, ok := d.page.board.View().Member(c.actor); ok {
		who = m.User
	}
	if who.Name == "" {
		who.Name = t.Card.Incharge
	}
	at := inZone(c.at)
	return app.Li().Class("chapter").Body(
		portrait(who, "avatar-s"),
		app.Div().Class("grow chapter-words").Body(
			app.Div().Class("chapter-head").Body(
				app.Span().Class("activity-who").Text(who.Name+" "),
				app.Time().DateTime(c.at.Format(time.RFC3339)).Class("small faint nowrap").Title(t.Dates.Full(at)).Text(t.Dates.Ago(at, d.now))),
			app.Ul().Class("chapter-lines").Body(app.Range(c.lines).Slice(func(i int) app.UI {
				one := c.lines[i]
				words := one.words
				if one.times > 1 {
					words = t.Story.Times(words, one.times)
				}
				return app.Li().Body(app.Span().Text(words),
					app.If(one.note != "", func() app.UI { return app.P().Class("activity-note").Text(one.note) }))
			}))))
}
