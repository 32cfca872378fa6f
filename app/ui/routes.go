package ui

import (
	"context"
	"regexp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// route is a page and the paths that it answers.
type route struct {
	path *regexp.Regexp
	page func(*env) app.Composer
}

var routes = []route{
	{regexp.MustCompile(`^/$`), func(e *env) app.Composer { return &homePage{env: e} }},
	{regexp.MustCompile(`^/login$`), func(e *env) app.Composer { return &loginPage{env: e} }},
	{regexp.MustCompile(`^/register$`), func(e *env) app.Composer { return &registerPage{env: e} }},
	{regexp.MustCompile(`^/invite$`), func(e *env) app.Composer { return &invitePage{env: e} }},
	{regexp.MustCompile(`^/forgot$`), func(e *env) app.Composer { return &forgotPage{env: e} }},
	{regexp.MustCompile(`^/reset$`), func(e *env) app.Composer { return &resetPage{env: e} }},
	{regexp.MustCompile(`^/verify$`), func(e *env) app.Composer { return &confirmPage{env: e} }},
	{regexp.MustCompile(`^/email$`), func(e *env) app.Composer { return &confirmPage{env: e, change: true} }},
	{regexp.MustCompile(`^/search$`), func(e *env) app.Composer { return &searchPage{env: e} }},
	{regexp.MustCompile(`^/public$`), func(e *env) app.Composer { return &publicPage{env: e} }},
	{regexp.MustCompile(`^/my$`), func(e *env) app.Composer { return &workPage{env: e} }},
	{accountPath, func(e *env) app.Composer { return &accountPage{env: e} }},
	{adminPath, func(e *env) app.Composer { return &adminPage{env: e} }},
	{boardPath, func(e *env) app.Composer { return &boardPage{env: e} }},
}

// boardPath is a board, or a card open on it: the board's id, the card's number.
var boardPath = regexp.MustCompile(`^/boards/([^/]+)(?:/cards/([0-9]+))?$`)

// accountPath is one's own account, or a part of it.
var accountPath = regexp.MustCompile(`^/account(?:/(security|sessions|tokens))?$`)

// Routed reports whether a path is one of the app's pages; the server answers
// any other with 404.
func Routed(path string) bool {
	for _, r := range routes {
		if r.path.MatchString(path) {
			return true
		}
	}
	return false
}

// Start makes the app and gives its pages to go-app. It is for the browser:
// what it starts goes on for as long as the page is open.
func Start(ctx context.Context) {
	e := newEnv(ctx)
	startLanguage()
	e.updates.start()
	e.holdUnload()
	toastKey()
	e.deedKeys()
	e.listen(ctx)
	e.clashes.watch(ctx)
	e.unsaved.watch(ctx)
	e.uploads.watch()
	e.followZone()
	go func() {
		e.recallChoice(ctx)
		e.session.start(ctx)
	}()
	for _, r := range routes {
		app.RouteWithRegexp(r.path.String(), func() app.Composer { return r.page(e) })
	}
	app.RouteWithRegexp(`.*`, func() app.Composer { return &notFoundPage{env: e} })
}
