package ui

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

const (
	searchAllPause = 200 * time.Millisecond // in the typing, before all boards are searched
	searchAllLeast = 2                      // characters
)

// search looks through the cards of all boards, as soon as the typing pauses.
// What it finds joins what is known here.
func (p *palette) search() {
	p.asked++
	p.hits = nil
	asked, words := p.asked, strings.TrimSpace(p.words)
	if utf8.RuneCountInString(words) < searchAllLeast || p.env.offline() {
		return
	}
	time.AfterFunc(searchAllPause, func() {
		p.ctx.Dispatch(func(ctx app.Context) {
			if asked == p.asked && p.shown {
				p.ctx.Async(func() { p.fetch(asked, words) })
			}
		})
	})
}

func (p *palette) fetch(asked int, words string) {
	hits, err := p.env.find(p.ctx, words)
	if err != nil {
		return // what is known here is shown; the search page says what is wrong
	}
	p.ctx.Dispatch(func(app.Context) {
		if asked == p.asked {
			p.hits = hits
			p.renew()
		}
	})
}

// hitDeeds lead to the cards that were found.
func hitDeeds(hits []shared.Hit) (found []deed) {
	for _, hit := range hits {
		d := cardDeed(hit.Board.ID, hit.Board.Title, hit.Card.Number, hit.Card.Title)
		if hit.Archived {
			d.icon = "archive"
		}
		found = append(found, d)
	}
	return found
}
