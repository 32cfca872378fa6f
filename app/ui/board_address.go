package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// How the board is shown stands in its address, behind the "?": it comes back
// with a reload and goes along with a link. Opening and closing cards keeps it.

// asked is what the address says of a part of that; "" where it says nothing.
func (p *boardPage) asked(key string) string { return p.query.Get(key) }

// ask has the address say it, and the page follows; "" takes it out.
func (p *boardPage) ask(ctx app.Context, key, value string) {
	query, _ := url.ParseQuery(p.query.Encode()) // a copy
	if value == "" {
		query.Del(key)
	} else {
		query.Set(key, value)
	}
	at := *app.Window().URL()
	at.RawQuery = query.Encode()
	ctx.Navigate(at.String())
}

// queried is an address of this board with what is asked of it.
func (p *boardPage) queried(path string) string {
	if words := p.query.Encode(); words != "" {
		return path + "?" + words
	}
	return path
}
