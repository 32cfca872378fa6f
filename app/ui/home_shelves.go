package ui

import (
	"math"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// shelves are somebody's boards as the page has them.
type shelves struct {
	starred, others, archived, trash []shared.BoardSummary
	all                              int // whatever is looked for
	words                            string
}

// searchable is from how many boards on they can be looked through.
const searchable = 9

// arranged puts boards where they belong, those that words fit.
func arranged(boards []shared.BoardSummary, words string) shelves {
	s := shelves{all: len(boards), words: words}
	for _, b := range boardsInOrder(boards) {
		switch {
		case words != "" && fitting(words, b.Title) == 0:
		case b.DeletedAt != nil:
			s.trash = append(s.trash, b)
		case b.ArchivedAt != nil:
			s.archived = append(s.archived, b)
		case b.Starred:
			s.starred = append(s.starred, b)
		default:
			s.others = append(s.others, b)
		}
	}
	return s
}

func (p *homePage) shelves(s shelves, offline bool) app.UI {
	t := text.T()
	open := len(s.starred) + len(s.others)
	return app.Div().Class("stack shelves").Body(
		app.Div().Class("shelf-find").Body(app.If(s.all >= searchable, func() app.UI {
			return app.Input().ID("board-find").Class("input search").Type("search").
				Placeholder("%s", t.Shelf.Filter).Aria("label", t.Shelf.Filter).
				OnInput(func(app.Context, app.Event) { p.words = value("board-find") })
		})),
		app.Div().Body(app.If(open == 0 && s.words != "", func() app.UI {
			return app.P().Class("soft").Role("status").Text(t.Shelf.NoMatch(s.words))
		}).ElseIf(s.all == 0 && !offline, p.welcome).ElseIf(open == 0, func() app.UI {
			return empty("board", t.Boards.Empty, t.Boards.EmptyWhy)
		})),
		p.shelf("starred", t.Shelf.Starred, s.starred, offline),
		p.shelf("others", t.Shelf.Others, s.others, offline),
		p.away("archived", t.Shelf.InArchive(len(s.archived)), "", s.archived),
		p.away("trash", t.Shelf.InTrash(len(s.trash)), t.Shelf.TrashWhy, s.trash),
	)
}

// welcome is the page of somebody who has no board yet.
func (p *homePage) welcome() app.UI {
	t := text.T()
	begin := app.Button().Type("button").ID("first").Class("button button-primary").
		Body(Icon("help").UI(), app.Text(t.Shelf.FirstButton)).OnClick(func(app.Context, app.Event) { p.tour() })
	if p.touring {
		begin = begin.Aria("busy", "true")
	}
	return empty("board", t.Boards.Empty, t.Shelf.FirstWhy, begin)
}

// shelf is a part of one's boards, under its name.
func (p *homePage) shelf(id, title string, boards []shared.BoardSummary, offline bool) app.UI {
	return app.Section().ID("shelf-"+id).Hidden(len(boards) == 0).Aria("label", title).Body(
		app.H2().Class("shelf-title").Text(title),
		app.Ul().Class("boards").Body(
			app.Range(boards).Slice(func(i int) app.UI { return p.tile(boards[i], offline) })))
}

// tile is one board. Offline only those that are kept here can be opened.
func (p *homePage) tile(b shared.BoardSummary, offline bool) app.UI {
	t := text.T()
	mark := app.Span().Class("board-tile-mark").Body(Icon("board").UI())
	if b.Background == "" {
		mark = mark.Class(avatarGround(b.ID))
	}
	changed := ""
	if now := localNow(); !b.UpdatedAt.IsZero() {
		changed = t.Dates.Ago(inZone(b.UpdatedAt), now)
	}
	content := []app.UI{
		app.Span().Class("board-tile-head").Body(mark, app.Span().Class("board-tile-title").Text(b.Title)),
		app.Span().Class("board-tile-foot").Body(
			app.Span().Class("badge").Text(t.Common.Role(b.Role)),
			app.Span().Class("small").Text(changed)),
	}
	item := app.Li().Class("board-item").DataSet("board", b.ID)
	if offline && !slices.Contains(p.kept, b.ID) {
		return item.Body(app.Div().Class("board-tile board-tile-away").Title(t.Boards.OfflineOnly).Body(content...))
	}
	return item.Body(
		app.A().Class("board-tile").DataSet("color", b.Background).Href(boardAt(b.ID)).Body(content...),
		p.tileTools(b, offline))
}

// tileTools are what can be done with a board without opening it.
func (p *homePage) tileTools(b shared.BoardSummary, offline bool) app.UI {
	t := text.T().Shelf
	menu := "menu-board-" + string(b.ID)
	scope := app.EventScope(string(b.ID), b.Title, b.Starred)
	item := func(does string, icon Icon, words string, off bool, do func()) app.UI {
		return app.Button().Type("button").Class("menu-item").Role("menuitem").DataSet("do", does).Disabled(off).
			Body(icon.UI(), app.Span().Text(words)).OnClick(func(app.Context, app.Event) { do() }, scope)
	}
	return app.Div().Class("board-item-tools").Body(
		app.Button().Type("button").Class("button button-quiet button-icon button-small board-star").Disabled(offline).
			Aria("pressed", b.Starred).Title(t.StarIt).
			Body(Icon("star").UI(), app.Span().Class("hush").Text(t.Star(b.Title))).
			OnClick(func(ctx app.Context, _ app.Event) { p.env.star(p.ctx, b.ID, !b.Starred) }, scope),
		app.Button().Type("button").Class("button button-quiet button-icon button-small board-item-more").
			Attr("popovertarget", menu).Aria("haspopup", "menu").
			Body(Icon("dots").UI(), app.Span().Class("hush").Text(t.More(b.Title))),
		app.Div().ID(menu).Class("menu").Attr("popover", "auto").Role("menu").Body(
			item("copy", "copy", t.Copy, offline, func() { p.env.copyBoard(b.ID, b.Title) }),
			app.Div().Body(app.If(b.Role == shared.Supervisor, func() app.UI {
				return app.Div().Body(
					item("archive", "archive", t.Archive, false, func() { p.env.endBoard(b.ID, b.Title, false) }),
					item("delete", "trash", t.Delete, false, func() { p.env.endBoard(b.ID, b.Title, true) }))
			}))))
}

// away are boards that have been put away, and can be brought back.
func (p *homePage) away(id, title, why string, boards []shared.BoardSummary) app.UI {
	return app.Details().ID("shelf-"+id).Class("shelf-away").Hidden(len(boards) == 0).Body(
		app.Summary().Body(Icon("chevron-right").UI(), app.Text(title)),
		app.P().Class("small faint").Text(why),
		app.Ul().Class("entries").Body(app.Range(boards).Slice(func(i int) app.UI { return p.row(boards[i]) })))
}

func (p *homePage) row(b shared.BoardSummary) app.UI {
	t := text.T().Shelf
	scope := app.EventScope(string(b.ID), b.Title)
	name := app.UI(app.A().Class("clip").Href(boardAt(b.ID)).Text(b.Title))
	note := ""
	if b.DeletedAt != nil {
		left := shared.TrashKept - time.Since(*b.DeletedAt)
		name, note = app.Span().Class("clip").Text(b.Title), t.DaysLeft(max(0, int(math.Ceil(left.Hours()/24))))
	}
	return app.Li().Class("entry row").DataSet("board", b.ID).Body(
		app.Span().Class("grow row").Body(Icon("board").UI(), name),
		app.Span().Class("small faint nowrap").Text(note),
		app.Div().Body(app.If(b.Role == shared.Supervisor, func() app.UI {
			return app.Button().Type("button").Class("button button-small board-restore").
				Body(Icon("restore").UI(), app.Text(t.Restore)).
				OnClick(func(app.Context, app.Event) { p.env.restoreBoard(b.ID, b.Title) }, scope)
		})))
}
