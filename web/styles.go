package web

import (
	"html/template"
	"net/http"
	"path"
	"slices"
	"strings"
)

// StylesPath is where the parts that pages are made of are shown to developers.
const StylesPath = "/dev/styles"

var stylesPage = template.Must(template.New("styles").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Styles · Incharge</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/{{.Sheet}}">
</head>
<body>{{.Body}}</body>
</html>
`))

// WithStyles adds that page to a site: body in the site's own style sheet.
func WithStyles(site http.Handler, body string) http.Handler {
	built, ok := site.(*Site)
	if !ok {
		return site // it says why there is nothing to see
	}
	sheet := ""
	for name := range built.list.Files {
		if base := path.Base(name); strings.HasPrefix(base, "app.") && strings.HasSuffix(base, ".css") {
			sheet = name
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != StylesPath || !slices.Contains([]string{http.MethodGet, http.MethodHead}, r.Method) {
			site.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_ = stylesPage.Execute(w, struct { // the reader has gone; there is nobody to tell
			Sheet string
			Body  template.HTML
		}{sheet, template.HTML(body)}) // #nosec G203 -- our own, without a word of anybody's
	})
}
