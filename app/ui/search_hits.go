package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// hitsOn are those of one board.
type hitsOn struct {
	board shared.BoardRef
	hits  []shared.Hit
}

// byBoard puts them together by their boards, the board of the best first.
func byBoard(hits []shared.Hit) []hitsOn {
	var groups []hitsOn
	at := map[shared.BoardID]int{}
	for _, hit := range hits {
		i, known := at[hit.Board.ID]
		if !known {
			i = len(groups)
			at[hit.Board.ID], groups = i, append(groups, hitsOn{board: hit.Board})
		}
		groups[i].hits = append(groups[i].hits, hit)
	}
	return groups
}

func hitID(hit shared.Hit) string { return "hit-" + string(hit.Card.ID) }

// hitPath is where a card can be seen. One that is put away isn't there: its
// page leads on to the archive.
func hitPath(hit shared.Hit) string {
	return boardAt(hit.Board.ID) + "/cards/" + strconv.FormatInt(hit.Card.Number, 10)
}

func (p *searchPage) found() app.UI {
	t := text.T().Search
	groups := byBoard(p.hits)
	return app.Div().Class("search-groups").Body(
		app.Div().Class("search-groups").Body(app.Range(groups).Slice(func(i int) app.UI {
			group := groups[i]
			return app.Section().Class("search-group").DataSet("board", string(group.board.ID)).Body(
				app.H2().Body(app.A().Href(boardAt(group.board.ID)).Text(group.board.Title)),
				app.Ul().Class("search-list").Body(app.Range(group.hits).Slice(func(i int) app.UI { return found(group.hits[i]) })))
		})),
		app.Div().Class("search-more").Body(app.If(p.next != "", func() app.UI {
			return app.Button().Type("button").ID("search-more").Class("button").Disabled(p.adding).Aria("busy", p.adding).
				Text(t.More).OnClick(p.more)
		})),
	)
}

func found(hit shared.Hit) app.UI {
	t := text.T()
	return app.Li().Body(
		app.A().ID(hitID(hit)).Class("search-hit").DataSet("number", hit.Card.Number).Href(hitPath(hit)).Body(
			app.Span().Class("search-title").Body(inPieces(hit.Title)),
			app.Span().Class("search-facts small faint").Body(
				app.Span().Text(t.Card.Number(hit.Card.Number)),
				app.Span().Class("clip").Text(hit.List.Title),
				app.Span().Body(app.If(hit.Archived, func() app.UI {
					return app.Span().Class("badge").Body(Icon("archive").UI(), app.Text(t.Search.Archived))
				})),
			),
			app.Span().Class("search-excerpt small soft").Body(app.If(len(hit.Excerpt) > 0, func() app.UI {
				return app.Span().Body(
					app.Span().Class("search-where").Text(t.Search.Where(hit.Where)+": "),
					app.Span().Body(inPieces(hit.Excerpt)))
			})),
		))
}

// inPieces is a text with what was searched for marked in it.
func inPieces(pieces []shared.Piece) app.UI {
	return app.Range(pieces).Slice(func(i int) app.UI {
		if pieces[i].Hit {
			return app.Mark().Text(pieces[i].Text)
		}
		return app.Text(pieces[i].Text)
	})
}

// key moves from the field to what is found, along it, and back.
func (p *searchPage) key(ctx app.Context, e app.Event) {
	if composing(e.Value) {
		return
	}
	key := e.Get("key").String()
	all := app.Window().Get("document").Call("querySelectorAll", ".search-page #"+searchInputID+", .search-page a.search-hit")
	last, at := all.Length()-1, -1
	for i := range all.Length() {
		if all.Index(i).Equal(app.Window().Get("document").Get("activeElement")) {
			at = i
		}
	}
	field := at == 0
	switch {
	case at < 0:
		return
	case key == "ArrowDown":
		at++
	case key == "ArrowUp":
		at--
	case key == "Home" && !field:
		at = min(1, last)
	case key == "End" && !field:
		at = last
	case key == "Escape" && !field:
		at = 0
	case key == "Enter" && field:
		p.seek(ctx)
		return
	default:
		return
	}
	e.PreventDefault()
	if at >= 0 && at <= last {
		all.Index(at).Call("focus")
	}
}
