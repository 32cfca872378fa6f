package ui

import "time"

// dayEnds is the hour of a deadline that nobody has said the hour of.
const dayEnds = 18

// quickly is a deadline so many days from now, at the hour of the one there is.
// One that would be past already is at the end of its day.
func quickly(now time.Time, days int, before *time.Time) *time.Time {
	hour, minute := dayEnds, 0
	if before != nil {
		at := inZone(*before)
		hour, minute = at.Hour(), at.Minute()
	}
	at := onClock(now.AddDate(0, 0, days), hour, minute)
	if !at.After(now) {
		at = onClock(now.AddDate(0, 0, days), 23, 59)
	}
	return &at
}

// onClock is when clocks show a time on a day.
func onClock(day time.Time, hour, minute int) time.Time {
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, time.UTC)
	// The zone is that of the time itself, which is known only with the zone;
	// the second look is right but for the hour that a change of clocks skips.
	for range 2 {
		at = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, zoneAt(at))
	}
	return at.UTC()
}

// untilMonday is how many days it is to the Monday of next week.
func untilMonday(now time.Time) int { return 7 - (int(now.Weekday())+6)%7 }

// fieldTime is how such a field writes a time of the reader's zone.
const fieldTime = "2006-01-02T15:04"

func fromField(typed string) (time.Time, bool) {
	at, err := time.Parse(fieldTime, typed[:min(len(typed), len(fieldTime))])
	if err != nil {
		return time.Time{}, false
	}
	return onClock(at, at.Hour(), at.Minute()), true
}
