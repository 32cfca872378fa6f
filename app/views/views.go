// Package views is what the views of a board show, apart from how they look:
// which cards a filter leaves, the order of a table, the days of a calendar, the
// spans of a timeline, and what is somebody's work. It is plain Go: no page and
// no clock of its own.
package views

import "time"

// Day is a calendar day, counted from 1 January 1970. It knows of no zone and no
// hours, so days can be added without a change of clocks getting in the way.
type Day int

const secondsPerDay = 24 * 60 * 60

// DayOf is the day that a time falls on where its zone is.
func DayOf(t time.Time) Day {
	year, month, day := t.Date()
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// ParseDay reads a day as String writes it.
func ParseDay(words string) (Day, bool) {
	t, err := time.Parse(time.DateOnly, words)
	return DayOf(t), err == nil
}

// Date is the day's midnight in UTC, for its year, month and weekday.
func (d Day) Date() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

func (d Day) String() string { return d.Date().Format(time.DateOnly) }

// Monday is the first day of its week.
func (d Day) Monday() Day { return d - Day((int(d.Date().Weekday())+6)%7) }

// First is the first day of its month; by goes that many months on.
func (d Day) First(by int) Day {
	year, month, _ := d.Date().Date()
	return DayOf(time.Date(year, month+time.Month(by), 1, 0, 0, 0, 0, time.UTC))
}

// Clock tells times as their reader sees them.
type Clock struct {
	Now  time.Time                        // in the reader's zone
	Zone func(t time.Time) *time.Location // theirs, as it is at a time
}

// Local is a time as the reader's clocks show it.
func (c Clock) Local(t time.Time) time.Time { return t.In(c.Zone(t)) }

// Day is the day of a time for its reader.
func (c Clock) Day(t time.Time) Day { return DayOf(c.Local(t)) }

// Today is the day that it is.
func (c Clock) Today() Day { return DayOf(c.Now) }

// At is when the reader's clocks show an hour and a minute of a day.
func (c Clock) At(day Day, hour, minute int) time.Time {
	date := day.Date()
	t := time.Date(date.Year(), date.Month(), date.Day(), hour, minute, 0, 0, c.Zone(date))
	// The zone is that of the time itself, which is known only with the zone;
	// the second look is right but for the hour that a change of clocks skips.
	t = time.Date(date.Year(), date.Month(), date.Day(), hour, minute, 0, 0, c.Zone(t))
	return t.UTC()
}

// On is a time moved to another day, at the same hour.
func (c Clock) On(day Day, t time.Time) time.Time {
	local := c.Local(t)
	if DayOf(local) == day { // an hour that there are two of stays the one that it is
		return t.UTC()
	}
	rest := time.Duration(local.Second())*time.Second + time.Duration(local.Nanosecond())
	return c.At(day, local.Hour(), local.Minute()).Add(rest)
}
