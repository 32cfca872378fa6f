package ui

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// zoned is the time zone that times are shown in: the one that the reader's
// account has, or else the browser's.
var zoned struct {
	sync.Mutex
	name    string // "": as the browser has it
	format  app.Value
	offsets map[int64]*time.Location // by the quarter of an hour: clocks change at none other
}

// followZone takes the zone into use that the account has.
func (e *env) followZone() {
	e.session.changed.listen(func() {
		if account, _ := e.session.current(); account != nil {
			useZone(account.Zone)
		}
	})
}

// useZone takes a zone into use, by its IANA name; the browser's where it is
// empty, or none that the browser knows.
func useZone(name string) {
	zoned.Lock()
	defer zoned.Unlock()
	if name == zoned.name {
		return
	}
	zoned.name, zoned.offsets = "", map[int64]*time.Location{}
	if name == "" || !app.IsClient {
		return
	}
	defer func() { _ = recover() }() // what the browser doesn't know, it throws at
	zoned.format = app.Window().Get("Reflect").Call("construct", app.Window().Get("Intl").Get("DateTimeFormat"),
		[]any{"en-US", map[string]any{"timeZone": name, "timeZoneName": "longOffset"}})
	zoned.name = name
}

// zoneName is what the zone is called that times are shown in.
func zoneName() string {
	zoned.Lock()
	defer zoned.Unlock()
	if zoned.name != "" {
		return zoned.name
	}
	return browserZone()
}

// zoneAt is the reader's time zone as it is at a time. Go's own idea of it, in
// a browser, doesn't know of summer time.
func zoneAt(t time.Time) *time.Location {
	if !app.IsClient {
		return time.Local
	}
	zoned.Lock()
	defer zoned.Unlock()
	if zoned.name == "" {
		minutes := app.Window().Get("Date").New(t.UnixMilli()).Call("getTimezoneOffset").Int()
		return time.FixedZone("", -minutes*60)
	}
	quarter := t.Unix() / 900
	zone := zoned.offsets[quarter]
	if zone == nil {
		if len(zoned.offsets) > 10_000 {
			clear(zoned.offsets)
		}
		zone = time.FixedZone("", offsetIn(zoned.format.Call("format", t.UnixMilli()).String()))
		zoned.offsets[quarter] = zone
	}
	return zone
}

// offsetIn is how many seconds a zone is ahead, as a date in English says it:
// "5/4/2026, GMT+05:30".
func offsetIn(date string) int {
	at := strings.LastIndex(date, "GMT")
	if at < 0 {
		return 0
	}
	words := date[at+len("GMT"):]
	if words == "" {
		return 0
	}
	seconds, unit := 0, 3600
	for part := range strings.SplitSeq(strings.TrimLeft(words, "+-−"), ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0
		}
		seconds += n * unit
		unit /= 60
	}
	if words[0] != '+' {
		return -seconds
	}
	return seconds
}

// inZone is a time as the reader's clocks show it.
func inZone(t time.Time) time.Time { return t.In(zoneAt(t)) }

// localNow is the time for readers to see.
func localNow() time.Time { return inZone(time.Now()) }

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
