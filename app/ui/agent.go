package ui

import (
	"strings"

	"incharge/app/text"
)

// agent is a browser or program as people know it, by what it calls itself.
type agent struct {
	browser, system string
	phone           bool
}

// Of the names that a browser carries, many are those of others that it wants to
// be taken for: the first that is found here is its own.
var (
	browsers = []struct{ mark, name string }{
		{"Edg/", "Edge"}, {"EdgA/", "Edge"}, {"EdgiOS/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"},
		{"Whale/", "Whale"}, {"Vivaldi/", "Vivaldi"}, {"FxiOS/", "Firefox"}, {"Firefox/", "Firefox"}, {"CriOS/", "Chrome"},
		{"HeadlessChrome/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	}
	systems = []struct {
		mark, name string
		phone      bool
	}{
		{"iPhone", "iPhone", true}, {"iPad", "iPad", true}, {"Android", "Android", true}, {"CrOS", "ChromeOS", false},
		{"Windows", "Windows", false}, {"Macintosh", "macOS", false}, {"Linux", "Linux", false},
	}
)

func agentOf(userAgent string) agent {
	var a agent
	for _, b := range browsers {
		if strings.Contains(userAgent, b.mark) {
			a.browser = b.name
			break
		}
	}
	for _, s := range systems {
		if strings.Contains(userAgent, s.mark) {
			a.system, a.phone = s.name, s.phone
			break
		}
	}
	if a.browser == "" { // a program: curl/8.5.0
		a.browser, _, _ = strings.Cut(userAgent, "/")
		a.browser, _, _ = strings.Cut(a.browser, " ")
	}
	return a
}

// agentName is that in words.
func agentName(userAgent string) string {
	t := text.T().Security
	switch a := agentOf(userAgent); {
	case a.browser == "":
		return t.UnknownAgent
	case a.system == "":
		return a.browser
	default:
		return t.OnSystem(a.browser, a.system)
	}
}
