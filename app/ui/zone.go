package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// browserZone is the time zone that the browser is in.
func browserZone() string {
	if !app.IsClient {
		return "UTC"
	}
	return app.Window().Get("Intl").Get("DateTimeFormat").New().Call("resolvedOptions").Get("timeZone").String()
}

// zones are those that the browser knows, by their IANA names.
func zones() []string {
	intl := app.Window().Get("Intl")
	if !intl.Get("supportedValuesOf").Truthy() { // older ones can't tell
		return []string{browserZone(), "UTC"}
	}
	all := intl.Call("supportedValuesOf", "timeZone")
	names := make([]string, 0, all.Length()+1)
	for i := range all.Length() {
		names = append(names, all.Index(i).String())
	}
	return append(names, "UTC")
}
