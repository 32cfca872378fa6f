package text

import (
	"strconv"
	"time"
)

// Dates says when something was or is to be. The times are in the reader's own
// zone already, and now is beside them for what is said relative to it.
type Dates struct {
	At       func(t, now time.Time) string // with it, short
	Full     func(t time.Time) string      // all of it
	Ago      func(t, now time.Time) string
	Overdue  func(at string) string
	Soon     string
	Deadline string
}

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

var datesEnglish = Dates{
	At: func(t, now time.Time) string {
		switch days(t, now) {
		case 0:
			return "Today " + clock(t)
		case 1:
			return "Tomorrow " + clock(t)
		case -1:
			return "Yesterday " + clock(t)
		}
		return englishDay(t, now)
	},
	Full: func(t time.Time) string {
		return t.Weekday().String()[:3] + ", " + months[t.Month()-1] + " " + strconv.Itoa(t.Day()) + ", " + strconv.Itoa(t.Year()) + ", " + clock(t)
	},
	Ago: func(t, now time.Time) string {
		switch d := now.Sub(t); {
		case d < time.Minute:
			return "just now"
		case d < time.Hour:
			return strconv.Itoa(int(d.Minutes())) + " min ago"
		case d < 24*time.Hour:
			return strconv.Itoa(int(d.Hours())) + " h ago"
		case days(t, now) == -1:
			return "yesterday"
		}
		return englishDay(t, now)
	},
	Overdue:  func(at string) string { return "Overdue, " + at },
	Soon:     "due soon",
	Deadline: "Deadline",
}

func englishDay(t, now time.Time) string {
	day := months[t.Month()-1] + " " + strconv.Itoa(t.Day())
	if t.Year() != now.Year() {
		day += ", " + strconv.Itoa(t.Year())
	}
	return day
}

var weekdaysKorean = [...]string{"일", "월", "화", "수", "목", "금", "토"}

var datesKorean = Dates{
	At: func(t, now time.Time) string {
		switch days(t, now) {
		case 0:
			return "오늘 " + clock(t)
		case 1:
			return "내일 " + clock(t)
		case -1:
			return "어제 " + clock(t)
		}
		return koreanDay(t, now)
	},
	Full: func(t time.Time) string {
		return strconv.Itoa(t.Year()) + "년 " + strconv.Itoa(int(t.Month())) + "월 " + strconv.Itoa(t.Day()) + "일 (" + weekdaysKorean[t.Weekday()] + ") " + clock(t)
	},
	Ago: func(t, now time.Time) string {
		switch d := now.Sub(t); {
		case d < time.Minute:
			return "방금"
		case d < time.Hour:
			return strconv.Itoa(int(d.Minutes())) + "분 전"
		case d < 24*time.Hour:
			return strconv.Itoa(int(d.Hours())) + "시간 전"
		case days(t, now) == -1:
			return "어제"
		}
		return koreanDay(t, now)
	},
	Overdue:  func(at string) string { return "기한 지남, " + at },
	Soon:     "마감 임박",
	Deadline: "마감일",
}

func koreanDay(t, now time.Time) string {
	day := strconv.Itoa(int(t.Month())) + "월 " + strconv.Itoa(t.Day()) + "일"
	if t.Year() != now.Year() {
		day = strconv.Itoa(t.Year()) + "년 " + day
	}
	return day
}

func clock(t time.Time) string { return t.Format("15:04") }

// days is how many midnights lie between now and t; negative when t is past.
func days(t, now time.Time) int {
	midnight := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(t).Sub(midnight(now)).Hours() / 24)
}
