package text

import (
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	t.Parallel()
	seoul := time.FixedZone("KST", 9*60*60)
	now := time.Date(2026, 3, 10, 23, 30, 0, 0, seoul)
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, seoul)
	}
	for _, c := range []struct {
		t               time.Time
		english, korean string
	}{
		{at(3, 10, 9, 5), "Today 09:05", "오늘 09:05"},
		{at(3, 11, 0, 15), "Tomorrow 00:15", "내일 00:15"},
		{at(3, 9, 23, 59), "Yesterday 23:59", "어제 23:59"},
		{at(4, 1, 12, 0), "Apr 1", "4월 1일"},
		{at(1, 31, 12, 0).AddDate(1, 0, 0), "Jan 31, 2027", "2027년 1월 31일"},
	} {
		if got := datesEnglish.At(c.t, now); got != c.english {
			t.Errorf("%v in English is %q, want %q", c.t, got, c.english)
		}
		if got := datesKorean.At(c.t, now); got != c.korean {
			t.Errorf("%v in Korean is %q, want %q", c.t, got, c.korean)
		}
	}
	for _, c := range []struct {
		since           time.Duration
		english, korean string
	}{
		{10 * time.Second, "just now", "방금"},
		{59 * time.Minute, "59 min ago", "59분 전"},
		{3 * time.Hour, "3 h ago", "3시간 전"},
		{30 * time.Hour, "yesterday", "어제"},
		{72 * time.Hour, "Mar 7", "3월 7일"},
	} {
		if got := datesEnglish.Ago(now.Add(-c.since), now); got != c.english {
			t.Errorf("%v ago in English is %q, want %q", c.since, got, c.english)
		}
		if got := datesKorean.Ago(now.Add(-c.since), now); got != c.korean {
			t.Errorf("%v ago in Korean is %q, want %q", c.since, got, c.korean)
		}
	}
	if got := datesEnglish.Full(now); got != "Tue, Mar 10, 2026, 23:30" {
		t.Errorf("the whole date is %q", got)
	}
	if got := datesKorean.Full(now); got != "2026년 3월 10일 (화) 23:30" {
		t.Errorf("the whole date in Korean is %q", got)
	}
}
