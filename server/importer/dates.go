package importer

import (
	"strconv"
	"time"

	"incharge/shared"
)

// date reads a date; nil where there is none or it can't be kept.
func (b *builder) date(text string) *time.Time {
	if text == "" {
		return nil
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err == nil {
		if t = kept(t); t.Year() >= 1970 && t.Year() <= 9999 {
			return &t
		}
	}
	b.tally.add(shared.ImportBadDate, 1, quoted(text))
	return nil
}

// dateOr is a date that must be there: the one given, else when the thing
// with that id was made, else the fallback.
func (b *builder) dateOr(text, id string, fallback time.Time) time.Time {
	if t := b.date(text); t != nil {
		return *t
	}
	if t, ok := made(id, b.now); ok {
		return t
	}
	return fallback
}

// made is when a thing was made by its id: those of Trello begin with the
// second in hexadecimal, as MongoDB's do.
func made(id string, now time.Time) (time.Time, bool) {
	if len(id) != 24 {
		return time.Time{}, false
	}
	seconds, err := strconv.ParseInt(id[:8], 16, 64)
	t := time.Unix(seconds, 0).UTC()
	return t, err == nil && t.Year() >= 2010 && t.Before(now.Add(24*time.Hour))
}

// kept is how times are kept: UTC, whole microseconds, as Postgres has them.
func kept(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }
