package text

import (
	"strconv"
	"strings"
	"time"
)

// Views are the texts of the views of a board, and of its filter.
type Views struct {
	Label    string
	Board    string
	Table    string
	Calendar string
	Timeline string
	Show     func(view string) string

	Number     string
	Rename     func(title string) string
	Sorted     func(column string, sorted, down bool) string
	NoCards    string
	NoCardsWhy string

	Today        string
	Earlier      string
	Later        string
	Span         string
	Zoom         string
	Week         string
	Month        string
	Quarter      string
	MonthOf      func(day time.Time) string
	WeekOf       func(from, to time.Time) string
	DayOf        func(day time.Time) string
	Weekday      func(day int) string
	More         func(n int) string
	Undated      string
	CalendarKeys string
	LiftedDay    func(title, day string) string
	DueOn        func(title, day string) string
	NoLongerDue  func(title string) string
	TimelineKeys string
	LiftedSpan   func(title, dates string) string
	Planned      func(title, dates string) string
	FromTo       func(from, to string) string
	From         func(day string) string
	Until        func(day string) string
	WithoutDates func(n int) string
	NoDates      string
	NoDatesWhy   string
	ChangeCell   string
	ToOtherDay   string
	Undate       string
	MoveInTime   string

	Filter      string
	FilterSet   string // behind how many
	FilterKeys  string
	Words       string
	WordsHint   string
	Mine        string
	MineWhy     string
	PIC         string
	Me          string
	Nobody      string
	Labels      string
	Deadline    string
	DueOverdue  string
	DueToday    string
	DueWeek     string
	DueNone     string
	Gone        string // a label or a person that is no longer there
	Clear       string
	Without     func(what string) string
	Of          func(shown, all int) string
	Shown       func(shown, all int) string
	Hidden      func(n int) string
	NoneFit     string
	NoneFitWhy  string
	Saved       string
	SavedNone   string
	SaveAs      string
	Save        string
	SavedNow    func(name string) string
	SavedMost   func(most int) string
	SavedTwice  string
	SavedFailed string
	Unsave      func(name string) string
	Unsaved     func(name string) string
}

var viewsEnglish = Views{
	Label:    "View",
	Board:    "Board",
	Table:    "Table",
	Calendar: "Calendar",
	Timeline: "Timeline",
	Show:     func(view string) string { return "Show as " + strings.ToLower(view) },

	Number: "No.",
	Rename: func(title string) string { return "Change title: " + title },
	Sorted: func(column string, sorted, down bool) string {
		switch {
		case !sorted:
			return "In the order of the board"
		case down:
			return "Sorted by " + column + ", last first"
		}
		return "Sorted by " + column
	},
	NoCards:    "No cards yet",
	NoCardsWhy: "Cards are added on the board.",

	Today:   "Today",
	Earlier: "Earlier",
	Later:   "Later",
	Span:    "Days shown",
	Zoom:    "Scale",
	Week:    "Week",
	Month:   "Month",
	Quarter: "Quarter",
	MonthOf: func(day time.Time) string { return day.Month().String() + " " + strconv.Itoa(day.Year()) },
	WeekOf: func(from, to time.Time) string {
		words := months[from.Month()-1] + " " + strconv.Itoa(from.Day()) + " – "
		if to.Month() != from.Month() {
			words += months[to.Month()-1] + " "
		}
		return words + strconv.Itoa(to.Day()) + ", " + strconv.Itoa(to.Year())
	},
	DayOf: func(day time.Time) string {
		return day.Weekday().String()[:3] + ", " + months[day.Month()-1] + " " + strconv.Itoa(day.Day())
	},
	Weekday:      func(day int) string { return time.Weekday(day).String()[:3] },
	More:         func(n int) string { return strconv.Itoa(n) + " more" },
	Undated:      "No deadline",
	CalendarKeys: "Space lifts the card: arrow keys then choose another day, Enter puts it there, Escape leaves it. Delete takes its deadline away.",
	LiftedDay: func(title, day string) string {
		return "Lifted " + title + ", " + day + ". Arrow keys choose another day."
	},
	DueOn:        func(title, day string) string { return title + " is due " + day },
	NoLongerDue:  func(title string) string { return title + " has no deadline any more" },
	TimelineKeys: "Space lifts the card: arrow keys then move it in time, with Shift its deadline alone, with Ctrl its start. Enter puts it there, Escape leaves it.",
	LiftedSpan:   func(title, dates string) string { return "Lifted " + title + ", " + dates },
	Planned:      func(title, dates string) string { return title + ": " + dates },
	FromTo:       func(from, to string) string { return from + " – " + to },
	From:         func(day string) string { return "from " + day },
	Until:        func(day string) string { return "due " + day },
	WithoutDates: func(n int) string { return cardsEnglish(n) + " without dates" },
	NoDates:      "No card has dates yet",
	NoDatesWhy:   "Cards with a start or a deadline are shown here as bars.",
	ChangeCell:   "Change what is in the cell",
	ToOtherDay:   "Put the card on another day",
	Undate:       "Take its deadline away",
	MoveInTime:   "Move the card in time",

	Filter:     "Filter",
	FilterSet:  "set",
	FilterKeys: "Filter cards",
	Words:      "Words",
	WordsHint:  "Title, number, label or name",
	Mine:       "Only mine",
	MineWhy:    "You are in charge or take part",
	PIC:        "In charge",
	Me:         "Me",
	Nobody:     "Nobody",
	Labels:     "Labels",
	Deadline:   "Deadline",
	DueOverdue: "Overdue",
	DueToday:   "Due today",
	DueWeek:    "Due this week",
	DueNone:    "No deadline",
	Gone:       "No longer there",
	Clear:      "Clear filter",
	Without:    func(what string) string { return "Remove from filter: " + what },
	Of:         func(shown, all int) string { return strconv.Itoa(shown) + " of " + strconv.Itoa(all) },
	Shown:      func(shown, all int) string { return strconv.Itoa(shown) + " of " + cardsEnglish(all) },
	Hidden:     func(n int) string { return cardsEnglish(n) + " hidden by the filter" },
	NoneFit:    "No card fits the filter",
	NoneFitWhy: "Clear the filter to see all cards.",
	Saved:      "Saved filters",
	SavedNone:  "None yet. Save what is set to have it at hand.",
	SaveAs:     "Name of this filter",
	Save:       "Save",
	SavedNow:   func(name string) string { return "Saved: " + name },
	SavedMost: func(most int) string {
		return "No more than " + strconv.Itoa(most) + " filters can be saved for a board."
	},
	SavedTwice:  "There is a filter of that name.",
	SavedFailed: "Saved filters could not be loaded.",
	Unsave:      func(name string) string { return "Delete saved filter: " + name },
	Unsaved:     func(name string) string { return "Deleted: " + name },
}

var viewsKorean = Views{
	Label:    "보기",
	Board:    "보드",
	Table:    "표",
	Calendar: "달력",
	Timeline: "타임라인",
	Show:     func(view string) string { return view + " 보기로 전환" },

	Number: "번호",
	Rename: func(title string) string { return "제목 바꾸기: " + title },
	Sorted: func(column string, sorted, down bool) string {
		switch {
		case !sorted:
			return "보드 순서대로"
		case down:
			return column + " 기준 거꾸로 정렬"
		}
		return column + " 기준 정렬"
	},
	NoCards:    "아직 카드가 없어요",
	NoCardsWhy: "카드는 보드 보기에서 추가할 수 있어요.",

	Today:   "오늘",
	Earlier: "이전",
	Later:   "다음",
	Span:    "보이는 기간",
	Zoom:    "축척",
	Week:    "주",
	Month:   "월",
	Quarter: "분기",
	MonthOf: func(day time.Time) string {
		return strconv.Itoa(day.Year()) + "년 " + strconv.Itoa(int(day.Month())) + "월"
	},
	WeekOf: func(from, to time.Time) string {
		words := strconv.Itoa(from.Year()) + "년 " + strconv.Itoa(int(from.Month())) + "월 " + strconv.Itoa(from.Day()) + "일 – "
		if to.Month() != from.Month() {
			words += strconv.Itoa(int(to.Month())) + "월 "
		}
		return words + strconv.Itoa(to.Day()) + "일"
	},
	DayOf: func(day time.Time) string {
		return strconv.Itoa(int(day.Month())) + "월 " + strconv.Itoa(day.Day()) + "일 (" + weekdaysKorean[day.Weekday()] + ")"
	},
	Weekday:      func(day int) string { return weekdaysKorean[day] },
	More:         func(n int) string { return strconv.Itoa(n) + "개 더" },
	Undated:      "마감일 없음",
	CalendarKeys: "스페이스로 카드를 들고 화살표로 날짜를 고른 뒤 엔터로 내려놓아요. Esc는 취소, Delete는 마감일 지우기예요.",
	LiftedDay: func(title, day string) string {
		return title + " 들었어요, " + day + ". 화살표로 날짜를 고르세요."
	},
	DueOn:        func(title, day string) string { return title + " 마감일: " + day },
	NoLongerDue:  func(title string) string { return title + " 마감일을 지웠어요" },
	TimelineKeys: "스페이스로 카드를 들고 화살표로 기간을 옮겨요. Shift와 함께 누르면 마감일만, Ctrl과 함께 누르면 시작일만 바뀌어요. 엔터로 내려놓고 Esc로 취소해요.",
	LiftedSpan:   func(title, dates string) string { return title + " 들었어요, " + dates },
	Planned:      func(title, dates string) string { return title + ": " + dates },
	FromTo:       func(from, to string) string { return from + " – " + to },
	From:         func(day string) string { return day + "부터" },
	Until:        func(day string) string { return day + " 마감" },
	WithoutDates: func(n int) string { return "날짜 없는 카드 " + strconv.Itoa(n) + "개" },
	NoDates:      "날짜가 있는 카드가 아직 없어요",
	NoDatesWhy:   "시작일이나 마감일이 있는 카드가 막대로 보여요.",
	ChangeCell:   "칸 내용 바꾸기",
	ToOtherDay:   "카드를 다른 날짜로 옮기기",
	Undate:       "마감일 지우기",
	MoveInTime:   "카드 기간 옮기기",

	Filter:     "필터",
	FilterSet:  "개 적용됨",
	FilterKeys: "카드 거르기",
	Words:      "찾을 말",
	WordsHint:  "제목, 번호, 라벨, 이름",
	Mine:       "내 카드만",
	MineWhy:    "내가 담당하거나 함께하는 카드",
	PIC:        "담당자",
	Me:         "나",
	Nobody:     "담당자 없음",
	Labels:     "라벨",
	Deadline:   "마감일",
	DueOverdue: "기한 지남",
	DueToday:   "오늘 마감",
	DueWeek:    "이번 주 마감",
	DueNone:    "마감일 없음",
	Gone:       "지금은 없음",
	Clear:      "필터 지우기",
	Without:    func(what string) string { return "필터에서 빼기: " + what },
	Of:         func(shown, all int) string { return strconv.Itoa(all) + "개 중 " + strconv.Itoa(shown) },
	Shown: func(shown, all int) string {
		return "카드 " + strconv.Itoa(all) + "개 중 " + strconv.Itoa(shown) + "개"
	},
	Hidden:     func(n int) string { return "카드 " + strconv.Itoa(n) + "개가 필터로 숨겨졌어요" },
	NoneFit:    "필터에 맞는 카드가 없어요",
	NoneFitWhy: "필터를 지우면 모든 카드가 보여요.",
	Saved:      "저장한 필터",
	SavedNone:  "아직 없어요. 지금 설정을 저장해 두면 바로 쓸 수 있어요.",
	SaveAs:     "이 필터의 이름",
	Save:       "저장",
	SavedNow:   func(name string) string { return "저장했어요: " + name },
	SavedMost: func(most int) string {
		return "보드마다 필터를 " + strconv.Itoa(most) + "개까지 저장할 수 있어요."
	},
	SavedTwice:  "같은 이름의 필터가 이미 있어요.",
	SavedFailed: "저장한 필터를 불러오지 못했어요.",
	Unsave:      func(name string) string { return "저장한 필터 삭제: " + name },
	Unsaved:     func(name string) string { return "삭제했어요: " + name },
}

func cardsEnglish(n int) string {
	if n == 1 {
		return "1 card"
	}
	return strconv.Itoa(n) + " cards"
}
