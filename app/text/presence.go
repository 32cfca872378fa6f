package text

import (
	"strconv"
	"strings"
)

// Presence are the texts of who else is on a board just now.
type Presence struct {
	Here         func(names []string, others int) string
	Title        string
	Nobody       string
	Unknown      string
	OnBoard      string
	HasOpen      func(title string) string
	Moves        func(title string) string
	OpenToo      func(names []string) string
	OpenTooShort string
	OpenHere     func(names []string) string
	MovesThis    func(name string) string
	More         func(n int) string
	AllMembers   func(n int) string
}

var presenceEnglish = Presence{
	Here: func(names []string, others int) string {
		if others > 0 {
			names = append(names[:len(names):len(names)], strconv.Itoa(others)+" more")
		}
		if len(names) == 0 {
			return "Nobody else is here"
		}
		return "Here now: " + strings.Join(names, ", ")
	},
	Title:   "Here now",
	Nobody:  "Nobody else is looking at this board.",
	Unknown: "Who else is here isn't known without a live connection.",
	OnBoard: "Looking at the board",
	HasOpen: func(title string) string { return "Has open: “" + title + "”" },
	Moves:   func(title string) string { return "Is moving: “" + title + "”" },
	OpenToo: func(names []string) string {
		return and(names) + have(len(names)) + "this card open too"
	},
	OpenTooShort: "here too",
	OpenHere: func(names []string) string {
		return and(names) + have(len(names)) + "this card open"
	},
	MovesThis:  func(name string) string { return name + " is moving this card" },
	More:       func(n int) string { return strconv.Itoa(n) + " more" },
	AllMembers: func(n int) string { return "All members (" + strconv.Itoa(n) + ")" },
}

func have(n int) string {
	if n == 1 {
		return " has "
	}
	return " have "
}

// and joins names as a sentence does.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

var presenceKorean = Presence{
	Here: func(names []string, others int) string {
		switch {
		case len(names) == 0 && others == 0:
			return "지금 다른 사람이 없습니다"
		case others > 0:
			return "지금 보는 사람: " + strings.Join(names, ", ") + " 외 " + strconv.Itoa(others) + "명"
		default:
			return "지금 보는 사람: " + strings.Join(names, ", ")
		}
	},
	Title:   "지금 보는 사람",
	Nobody:  "이 보드를 보고 있는 다른 사람이 없습니다.",
	Unknown: "실시간 연결이 없어 누가 보고 있는지 알 수 없습니다.",
	OnBoard: "보드를 보는 중",
	HasOpen: func(title string) string { return "‘" + title + "’ 카드를 보는 중" },
	Moves:   func(title string) string { return "‘" + title + "’ 카드를 옮기는 중" },
	OpenToo: func(names []string) string {
		return strings.Join(names, ", ") + " 님도 이 카드를 보고 있습니다"
	},
	OpenTooShort: "함께 보는 중",
	OpenHere: func(names []string) string {
		return strings.Join(names, ", ") + " 님이 이 카드를 보고 있습니다"
	},
	MovesThis:  func(name string) string { return name + " 님이 이 카드를 옮기고 있습니다" },
	More:       func(n int) string { return "외 " + strconv.Itoa(n) + "명" },
	AllMembers: func(n int) string { return "전체 멤버 " + strconv.Itoa(n) + "명" },
}
