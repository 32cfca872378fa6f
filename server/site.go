package main

import (
	"net/http"

	"incharge/app/ui"
	"incharge/web"
)

// site are the pages.
func (c config) site() http.Handler {
	site := web.Handler(ui.Routed)
	if c.devPages {
		return web.WithStyles(site, ui.Styles())
	}
	return site
}
