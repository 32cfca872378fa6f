package ui

import (
	"testing"
	"time"
)

func TestQuickly(t *testing.T) {
	t.Parallel()
	at := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.March, day, hour, minute, 0, 0, time.Local)
	}
	noon := at(30, 12, 15)
	for _, test := range []struct {
		now    time.Time
		days   int
		before *time.Time
		want   time.Time
	}{
		{at(4, 10, 0), 0, nil, at(4, 18, 0)},
		{at(4, 18, 0), 0, nil, at(4, 23, 59)},
		{at(4, 10, 0), 1, nil, at(5, 18, 0)},
		{at(31, 10, 0), 7, nil, at(38, 18, 0)},
		{at(4, 10, 0), 1, &noon, at(5, 12, 15)},
		{at(4, 13, 0), 0, &noon, at(4, 23, 59)},
	} {
		if got := quickly(test.now, test.days, test.before); !got.Equal(test.want) {
			t.Errorf("%d days from %v: %v, want %v", test.days, test.now, got, test.want)
		}
	}
}

func TestUntilMonday(t *testing.T) {
	t.Parallel()
	monday := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	for i := range 7 {
		if day := monday.AddDate(0, 0, i); day.AddDate(0, 0, untilMonday(day)) != monday.AddDate(0, 0, 7) {
			t.Errorf("%v: %d days", day.Weekday(), untilMonday(day))
		}
	}
}
