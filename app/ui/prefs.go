package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// Preferences of this browser. They stay when somebody signs out: they hold
// nothing of anybody's.
const (
	themeKey    = "theme" // theme.js reads it too, before the first paint
	languageKey = "language"
)

// theme is "light", "dark", or "" for the system's.
func theme() string {
	if v := app.Window().Get("document").Get("documentElement").Call("getAttribute", "data-theme"); v.Truthy() {
		return v.String()
	}
	return ""
}

func setTheme(theme string) {
	root := app.Window().Get("document").Get("documentElement")
	if theme == "" {
		root.Call("removeAttribute", "data-theme")
	} else {
		root.Call("setAttribute", "data-theme", theme)
	}
	setPreference(themeKey, theme)
}

// startLanguage takes the language into use that was chosen here, or else the
// one that the browser prefers.
func startLanguage() {
	language := preference(languageKey)
	if language == "" {
		language = app.Window().Get("navigator").Get("language").String()
	}
	useLanguage(text.Choose(language))
}

func setLanguage(l text.Language) {
	setPreference(languageKey, string(l))
	useLanguage(l)
}

// takeLanguage takes in the language that somebody's account has, empty for as
// the browser has it. It is used from the next start, since all that is on screen
// would be in another; it reports whether that is worth a start now.
func takeLanguage(language string) bool {
	if language == "" || language == string(text.T().Language) {
		return false
	}
	setPreference(languageKey, language)
	if preference(languageKey) != language { // nothing is kept here
		useLanguage(text.Language(language))
		return false
	}
	return true
}

func useLanguage(l text.Language) {
	text.Use(l)
	app.Window().Get("document").Get("documentElement").Set("lang", string(l))
}

// preference is what was chosen in this browser, empty when nothing was or
// storage is blocked.
func preference(key string) string { return kept("localStorage", key) }

func setPreference(key, value string) { keep("localStorage", key, value) }

// tabKept is what this tab keeps over a reload, empty where it keeps nothing.
func tabKept(key string) string { return kept("sessionStorage", key) }

func keepInTab(key, value string) { keep("sessionStorage", key, value) }

// dropFragment takes what follows the # out of the address, and out of what the
// browser remembers.
func dropFragment() {
	at := app.Window().Get("location")
	app.Window().Get("history").Call("replaceState", nil, "", at.Get("pathname").String()+at.Get("search").String())
}

func kept(where, key string) (value string) {
	defer func() { _ = recover() }() // a blocked storage throws
	if v := storage(where).Call("getItem", key); v.Truthy() {
		return v.String()
	}
	return ""
}

// keep puts a value into a storage; an empty one is taken out.
func keep(where, key, value string) {
	defer func() { _ = recover() }() // a blocked storage throws
	if value == "" {
		storage(where).Call("removeItem", key)
		return
	}
	storage(where).Call("setItem", key, value)
}

// storage is one of the browser's. A blocked one throws when it is looked up,
// which by this way can be recovered from: Get can't.
func storage(name string) app.Value {
	return app.Window().Get("Reflect").Call("get", app.Window(), name)
}
