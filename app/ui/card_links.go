package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	linkNewID  = "link-new"
	linkURLID  = "link-url"
	linkNameID = "link-name"

	filesPickID = "files-pick"
)

// links are what is attached to the card that is open: links and files. One is
// added or renamed at a time.
type links struct {
	panel    *cardPanel
	adding   bool
	renaming shared.AttachmentID
	bad      bool // what was typed is no address
}

func (l *links) reset() { *l = links{panel: l.panel} }

func (l *links) UI(card shared.Card) app.UI {
	t := text.T()
	all := l.panel.page.board.View().Attachments(card.ID)
	may := l.panel.may(shared.CanEdit, card)
	return app.Div().Class("stack stack-s").Body(
		app.Div().Body(app.If(len(all) > 0, func() app.UI {
			return app.Section().Class("card-part").Body(
				app.Div().Class("card-part-head").Body(Icon("attach").UI(), app.H3().Text(t.Card.Attachments)),
				app.Ul().Class("links").Body(app.Range(all).Slice(func(i int) app.UI { return l.one(card, all[i], may) })))
		})),
		&uploadList{env: l.panel.page.env, Card: card.ID},
		app.Div().Body(
			app.If(may && l.adding, l.form).
				ElseIf(may, func() app.UI { return l.adders() })))
}

// adders begin to attach something. What takes files is the browser's own, which
// on a phone offers the camera too.
func (l *links) adders() app.UI {
	t := text.T()
	return app.Div().Class("row card-adders").Body(
		app.Input().ID(filesPickID).Type("file").Multiple(true).Class("hush file-input").OnChange(l.panel.pickFiles),
		app.Label().For(filesPickID).Class("button button-quiet card-add-text").
			Body(Icon("attach").UI(), app.Span().Text(t.Files.Attach)),
		app.Button().Type("button").ID(linkNewID).Class("button button-quiet card-add-text").
			Body(Icon("link").UI(), app.Span().Text(t.Attach.AddLink)).
			OnClick(func(app.Context, app.Event) {
				l.reset()
				l.adding = true
				l.panel.page.later(func() { focus(linkURLID) })
			}))
}

func (l *links) rename(a shared.Attachment) {
	l.reset()
	l.renaming = a.ID
	l.panel.page.later(func() {
		fill(linkNameID, a.Name)
		focus(linkNameID)
	})
}

// leave ends what is being changed.
func (l *links) leave() {
	l.reset()
	l.panel.page.later(func() { focus(linkNewID) })
}

func (l *links) form() app.UI {
	t := text.T()
	return app.Form().NoValidate(true).Class("panel link-form stack stack-s").OnSubmit(l.add).OnKeyDown(escapes(l.leave)).Body(
		field{id: linkURLID, name: "url", label: t.Attach.Address, kind: "url", err: l.trouble(), most: shared.MaxURL, placeholder: "https://"}.UI(),
		field{id: linkNameID, name: "name", label: t.Attach.Name, kind: "text", most: shared.MaxTitle}.UI(),
		app.Div().Class("row").Body(
			submit(t.Checklist.Create, false),
			app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { l.leave() })))
}

func (l *links) trouble() string {
	if l.bad {
		return text.T().Attach.NoAddress
	}
	return ""
}

// add attaches what was typed; an address without a name is called by itself.
func (l *links) add(_ app.Context, e app.Event) {
	e.PreventDefault()
	address, name := strings.TrimSpace(value(linkURLID)), oneLine(value(linkNameID))
	if address != "" && !strings.Contains(address, "://") {
		address = "https://" + address
	}
	if name == "" {
		name = shortened(address, shared.MaxTitle)
	}
	attach := shared.AttachLink{Attachment: shared.NewID[shared.AttachmentID](), Card: l.panel.id, Name: name, URL: address}
	if attach.Validate() != nil {
		l.bad = true
		focus(linkURLID)
		return
	}
	l.leave()
	l.panel.act(attach)
}

// shortened is a text of at most so many letters.
func shortened(words string, most int) string {
	letters := []rune(words)
	return string(letters[:min(len(letters), most)])
}

func (l *links) renameForm(a shared.Attachment) app.UI {
	t := text.T()
	scope := app.EventScope(string(a.ID) + a.Name)
	return app.Form().Class("row checklist-name").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		name := oneLine(value(linkNameID))
		if name == "" {
			focus(linkNameID)
			return
		}
		l.leave()
		if name != a.Name {
			l.panel.act(shared.EditAttachment{Attachment: a.ID, Name: name})
		}
	}, scope).OnKeyDown(escapes(l.leave), scope).Body(
		app.Input().Type("text").ID(linkNameID).Class("input grow").MaxLength(shared.MaxTitle).Aria("label", t.Attach.Name).AutoComplete(false),
		submit(t.Card.Save, false),
		app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
			OnClick(func(app.Context, app.Event) { l.leave() }, scope))
}
