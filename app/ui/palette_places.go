package ui

import (
	"cmp"
	"net/url"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// leadTo is the deed of going somewhere.
func leadTo(path string) func(app.Context) {
	return func(ctx app.Context) { ctx.Navigate(path) }
}

// boardDeeds lead to one's boards: the starred ones first, then those changed
// last.
func (p *palette) boardDeeds() (found []deed) {
	t := text.T().Palette
	boards, _ := p.env.shelf.current()
	for _, b := range boardsInOrder(boards) {
		d := deed{id: "board-" + string(b.ID), name: b.Title, icon: "board", do: leadTo(boardAt(b.ID))}
		switch {
		case b.DeletedAt != nil:
			continue
		case b.ArchivedAt != nil:
			d.note = t.Archived
		case b.Starred:
			d.icon = "star"
		}
		found = append(found, d)
	}
	return found
}

// boardsInOrder are boards as they are offered.
func boardsInOrder(boards []shared.BoardSummary) []shared.BoardSummary {
	rank := func(b shared.BoardSummary) int {
		switch {
		case b.ArchivedAt != nil || b.DeletedAt != nil:
			return 2
		case b.Starred:
			return 0
		default:
			return 1
		}
	}
	boards = slices.Clone(boards)
	slices.SortStableFunc(boards, func(a, b shared.BoardSummary) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), b.UpdatedAt.Compare(a.UpdatedAt))
	})
	return boards
}

func boardAt(id shared.BoardID) string { return "/boards/" + string(id) }

// searchAt and workAt are pages that the frame leads to.
const (
	searchAt = "/search"
	workAt   = "/my"
)

// general is what can be done on every page.
func (p *palette) general() deeds {
	t := text.T()
	account, _ := p.env.session.current()
	if account == nil {
		return deeds{}
	}
	all := []deed{
		{id: "palette", name: t.Palette.Open, keys: paletteKeys, icon: "search", do: p.open},
		{id: "go-boards", name: t.Boards.Title, icon: "board", do: leadTo("/")},
		{id: "go-work", name: t.Work.Title, icon: "work", do: leadTo(workAt)},
		{id: "go-search", name: t.Palette.Search, icon: "search", keys: "/", do: leadTo(searchAt)},
	}
	if !account.Owes() {
		all = append(all,
			deed{id: "go-account", name: t.Account.Title, icon: "person", do: leadTo("/account")},
			deed{id: "go-security", name: t.Account.Security, icon: "shield", do: leadTo(secondAt)})
		if account.Admin {
			all = append(all, deed{id: "go-admin", name: t.Admin.Title, icon: "shield", do: leadTo("/admin")})
		}
	}
	all = append(all,
		deed{id: "keys", name: t.Palette.Keys, icon: "keyboard", keys: "?", do: p.openKeys},
		deed{id: "theme-system", name: t.Common.Theme + ": " + t.Common.ThemeSystem, icon: "system", do: theming("")},
		deed{id: "theme-light", name: t.Common.Theme + ": " + t.Common.ThemeLight, icon: "sun", do: theming("light")},
		deed{id: "theme-dark", name: t.Common.Theme + ": " + t.Common.ThemeDark, icon: "moon", do: theming("dark")})
	for _, l := range text.Languages {
		if l.Language != t.Language {
			all = append(all, deed{id: "language-" + string(l.Language), name: l.Name, also: t.Common.Language, icon: "language",
				do: func(ctx app.Context) { p.env.chooseLanguage(ctx, l.Language) }})
		}
	}
	return deeds{title: t.Palette.General, all: all}
}

func theming(name string) func(app.Context) {
	return func(app.Context) { setTheme(name) }
}

// elsewhere leads on to the search of all boards.
func (p *palette) elsewhere(words string) []deeds {
	t := text.T().Palette
	return []deeds{{title: t.Search, all: []deed{{id: "search-all", name: t.Everywhere(words), icon: "search",
		do: leadTo(searchAt + "?q=" + url.QueryEscape(words))}}}}
}
