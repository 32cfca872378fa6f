package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// one is a line of what is attached: what it looks like, what it is, and what can
// be done with it.
func (l *links) one(card shared.Card, a shared.Attachment, may bool) app.UI {
	if may && l.renaming == a.ID {
		return app.Li().Body(l.renameForm(a))
	}
	t := text.T()
	name := a.Name
	if name == "" {
		name = a.URL
	}
	return app.Li().Class("link-row").DataSet("attachment", a.ID).Body(
		app.Div().Class("file-look").Body(l.thumb(a, name)),
		app.Div().Class("grow link-name").Body(
			app.Div().Body(
				app.If(a.Type != "", func() app.UI { return downloading(a, name, "").Body(app.Text(name)) }).
					ElseIf(safe(a.URL), func() app.UI { return outward(a.URL, name) }).
					Else(func() app.UI { return app.Span().Title(t.Card.BadLink).Text(name) })),
			app.Div().Class("small faint file-facts").Body(l.filed(card, a))),
		app.Div().Class("menu-anchor").Body(l.menu(card, a, name, may)))
}

// thumb is a small picture of a file, to be seen large, or the sign of its kind.
func (l *links) thumb(a shared.Attachment, name string) app.UI {
	switch {
	case a.Width > 0:
		return app.Button().Type("button").Class("file-thumb").Aria("label", text.T().Files.Show(name)).
			Body(app.Img().Src(previewOf(a)).Role("presentation").Attr("loading", "lazy").Attr("decoding", "async")).
			OnClick(func(app.Context, app.Event) { l.panel.light.show(a.ID) }, app.EventScope(string(a.ID)))
	case a.Type != "":
		return app.Span().Class("file-thumb").Body(Icon("file").UI())
	default:
		return app.Span().Class("file-thumb").Body(Icon("link").UI())
	}
}

// filed says how large a file is, who has attached it and when.
func (l *links) filed(card shared.Card, a shared.Attachment) app.UI {
	t := text.T()
	var facts []string
	if a.Type != "" {
		facts = append(facts, t.Files.Size(a.Size))
	} else if host := hostOf(a.URL); host != "" {
		facts = append(facts, host)
	}
	if a.By != nil {
		if m, ok := l.panel.page.board.View().Member(*a.By); ok {
			facts = append(facts, m.User.Name)
		}
	}
	return app.Span().Body(
		app.Span().Text(strings.Join(facts, " · ")+" · "),
		app.Time().DateTime(a.At.Format(time.RFC3339)).Title(t.Dates.Full(inZone(a.At))).Text(t.Dates.Ago(inZone(a.At), l.panel.now)),
		app.If(card.Cover != nil && *card.Cover == a.ID, func() app.UI { return app.Span().Class("badge file-cover").Text(t.Files.Cover) }))
}

func (l *links) menu(card shared.Card, a shared.Attachment, name string, may bool) app.UI {
	t := text.T()
	id := "menu-link-" + string(a.ID)
	scope := app.EventScope(id + name)
	item := func(icon Icon, words string, do func()) app.UI {
		return app.Button().Type("button").Class("menu-item").Role("menuitem").Body(icon.UI(), app.Text(words)).
			OnClick(func(app.Context, app.Event) { do() }, scope)
	}
	var items []app.UI
	if may {
		items = append(items, item("edit", t.Attach.Rename, func() { l.rename(a) }))
	}
	if a.Type != "" {
		items = append(items, downloading(a, name, "menu-item").Role("menuitem").Body(Icon("download").UI(), app.Text(t.Files.Download)))
	}
	if may && a.Width > 0 {
		items = append(items, l.coverItem(card, a))
	}
	if may {
		items = append(items, app.Button().Type("button").Class("menu-item menu-item-danger").Role("menuitem").Body(Icon("trash").UI(), app.Text(t.Card.Delete)).
			OnClick(func(app.Context, app.Event) { l.remove(a, name) }, scope))
	}
	if len(items) == 0 {
		return app.Span()
	}
	return app.Div().Body(
		app.Button().Type("button").Class("button button-quiet button-icon button-small").
			Attr("popovertarget", id).Aria("haspopup", "menu").Aria("label", t.Attach.More(name)).Body(Icon("dots").UI()),
		app.Div().ID(id).Class("menu").Attr("popover", "auto").Role("menu").Body(items...))
}

// coverItem has the card show the picture on the board, or no longer.
func (l *links) coverItem(card shared.Card, a shared.Attachment) app.UI {
	t := text.T().Files
	words, cover := t.MakeCover, shared.Some(a.ID)
	if card.Cover != nil && *card.Cover == a.ID {
		words, cover = t.NoCover, shared.Clear[shared.AttachmentID]()
	}
	return app.Button().Type("button").Class("menu-item file-make-cover").Role("menuitem").Body(Icon("image").UI(), app.Text(words)).
		OnClick(func(app.Context, app.Event) {
			l.panel.act(shared.CoverCard{Card: card.ID, Attachment: cover})
		}, app.EventScope(string(a.ID)+words))
}

func (l *links) remove(a shared.Attachment, name string) {
	l.panel.act(shared.DeleteAttachment{Attachment: a.ID}, l.panel.page.undoable(text.T().Attach.Deleted(name)))
	l.panel.page.later(func() { focus(linkNewID) })
}

// downloading is a link that saves a file.
func downloading(a shared.Attachment, name, class string) app.HTMLA {
	return app.A().Href(a.URL).Class(class).Attr("download", name)
}

// previewOf is where the small picture of one is served.
func previewOf(a shared.Attachment) string {
	return a.URL[:strings.LastIndex(a.URL, "/")+1] + "preview"
}

// hostOf is whose page an address is of.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return host[strings.LastIndex(host, "@")+1:]
}
