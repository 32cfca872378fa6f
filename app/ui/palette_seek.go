package ui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

const (
	mostFitting = 8 // of a group
	mostRecent  = 5
	mostBoards  = 6 // while nothing is typed
)

func (p *palette) typed(words string) {
	if words == p.words {
		return
	}
	p.words, p.at, p.chosen = words, 0, false
	p.search()
	p.seek()
}

// seek finds anew what there is for what has been typed.
func (p *palette) seek() {
	if !p.shown {
		return
	}
	words := strings.TrimSpace(p.words)
	if words == "" {
		p.groups = p.unasked()
	} else {
		p.groups = p.matching(words)
	}
	p.at = max(0, min(p.at, p.count()-1))
}

// renew does so when there is news, and keeps what somebody has chosen.
func (p *palette) renew() {
	chosen := p.deed(p.at).id
	p.seek()
	if !p.chosen {
		p.at = 0
		return
	}
	at := 0
	for _, group := range p.groups {
		for _, d := range group.all {
			if d.id == chosen {
				p.at = at
			}
			at++
		}
	}
}

func (p *palette) count() (n int) {
	for _, group := range p.groups {
		n += len(group.all)
	}
	return n
}

func (p *palette) deed(at int) deed {
	for _, group := range p.groups {
		if at < len(group.all) {
			return group.all[at]
		}
		at -= len(group.all)
	}
	return deed{do: func(app.Context) {}}
}

// unasked is what is shown while nothing has been typed: where somebody was
// last, their boards, and what can be done here.
func (p *palette) unasked() (groups []deeds) {
	t := text.T().Palette
	boards := p.boardDeeds()
	groups = append(groups,
		deeds{title: t.Recent, all: most(p.env.recentDeeds(), mostRecent)},
		deeds{title: t.Boards, all: most(boards, mostBoards)})
	for _, offered := range p.env.offers.current() {
		groups = append(groups, deeds{title: offered.title, all: doable(offered.all)})
	}
	return filled(groups)
}

func (p *palette) matching(words string) []deeds {
	t := text.T().Palette
	type ranked struct {
		deeds
		best int
	}
	var groups []ranked
	add := func(title string, all []deed) {
		if found, best := fittingDeeds(words, all); len(found) > 0 {
			groups = append(groups, ranked{deeds{title: title, all: most(found, mostFitting)}, best})
		}
	}
	add(t.Boards, p.boardDeeds())
	var seen []deed
	for _, offered := range p.env.offers.current() {
		add(offered.title, doable(offered.all))
		if offered.seek != nil {
			seen = append(seen, most(offered.seek(words), mostFitting)...)
		}
	}
	seen = append(seen, p.env.recentDeeds()...)
	// What the server has found fits by more than titles.
	seen, best := fittingDeeds(words, seen)
	seen = unique(append(seen, hitDeeds(p.hits)...))
	if len(seen) > 0 {
		groups = append(groups, ranked{deeds{title: t.Cards, all: most(seen, mostFitting)}, best})
	}
	slices.SortStableFunc(groups, func(a, b ranked) int { return cmp.Compare(b.best, a.best) })
	var found []deeds
	for _, g := range groups {
		found = append(found, g.deeds)
	}
	return filled(append(found, p.elsewhere(words)...))
}

// fittingDeeds are those that words fit, the best first, and how well that does.
func fittingDeeds(words string, all []deed) (found []deed, best int) {
	fits := map[string]int{}
	for _, d := range all {
		fit := max(fitting(words, d.name), fitting(words, d.also)/2)
		if fit > 0 {
			found = append(found, d)
			fits[d.id] = fit
			best = max(best, fit)
		}
	}
	slices.SortStableFunc(found, func(a, b deed) int { return cmp.Compare(fits[b.id], fits[a.id]) })
	return found, best
}

// doable leaves out what is done by its keys alone, and what has been done by
// opening the palette.
func doable(all []deed) []deed {
	return slices.DeleteFunc(slices.Clone(all), func(d deed) bool { return d.do == nil || d.keys == paletteKeys })
}

// unique leaves out what is there already.
func unique(all []deed) (found []deed) {
	seen := map[string]bool{}
	for _, d := range all {
		if !seen[d.id] {
			seen[d.id] = true
			found = append(found, d)
		}
	}
	return found
}

func most(all []deed, n int) []deed { return all[:min(n, len(all))] }

func filled(groups []deeds) []deeds {
	return slices.DeleteFunc(groups, func(g deeds) bool { return len(g.all) == 0 })
}
