package ui

import "testing"

func TestOffsetIn(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]int{
		"5/4/2026, GMT+05:30": 19800, "5/4/2026, GMT-03:00": -10800, "5/4/2026, GMT": 0, "1/1/1900, GMT+08:27:52": 30472,
		"5/4/2026, GMT\u22129:30": -34200, "5/4/2026": 0, "5/4/2026, GMT+x": 0,
	} {
		if got := offsetIn(date); got != want {
			t.Errorf("%q: %d, want %d", date, got, want)
		}
	}
}
