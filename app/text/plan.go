package text

import (
	"strconv"
	"time"
)

// Plan are the texts of the editor of a card's dates.
type Plan struct {
	Title    string
	Start    string
	Today    string
	Tomorrow string
	NextWeek string
	InAWeek  string
	Clear    string
	Quick    string
	Zone     func(name string) string
	Reversed string
	Starts   func(at string) string
	Left     func(t, now time.Time) string // until then, or since
}

var planEnglish = Plan{
	Title:    "Dates",
	Start:    "Start",
	Today:    "Today",
	Tomorrow: "Tomorrow",
	NextWeek: "Next week",
	InAWeek:  "In a week",
	Clear:    "Clear",
	Quick:    "Quick choices for the deadline",
	Zone:     func(name string) string { return "Times are those of " + name + "." },
	Reversed: "The deadline is before the start.",
	Starts:   func(at string) string { return "Starts " + at },
	Left: func(t, now time.Time) string {
		late, n, unit := distance(t, now)
		words := strconv.Itoa(n) + " " + unit
		if n != 1 {
			words += "s"
		}
		if late {
			return words + " late"
		}
		return "in " + words
	},
}

var planKorean = Plan{
	Title:    "일정",
	Start:    "시작일",
	Today:    "오늘",
	Tomorrow: "내일",
	NextWeek: "다음 주",
	InAWeek:  "일주일 뒤",
	Clear:    "지우기",
	Quick:    "마감일 빠른 선택",
	Zone:     func(name string) string { return name + " 시간 기준입니다." },
	Reversed: "마감일이 시작일보다 앞섭니다.",
	Starts:   func(at string) string { return at + " 시작" },
	Left: func(t, now time.Time) string {
		late, n, unit := distance(t, now)
		words := strconv.Itoa(n) + map[string]string{"minute": "분", "hour": "시간", "day": "일"}[unit]
		if late {
			return words + " 지남"
		}
		return words + " 남음"
	},
}

// distance is how far a time is from now: in days by the calendar, in hours and
// minutes where it is less than a day.
func distance(t, now time.Time) (late bool, n int, unit string) {
	apart := t.Sub(now)
	if late = apart < 0; late {
		apart = -apart
	}
	switch {
	case apart < time.Hour:
		return late, int(apart.Minutes()), "minute"
	case apart < 24*time.Hour:
		return late, int(apart.Hours()), "hour"
	}
	n = days(t, now)
	if late {
		n = -n
	}
	return late, n, "day"
}
