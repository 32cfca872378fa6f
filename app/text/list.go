package text

import (
	"strconv"

	"incharge/shared"
)

// List are the texts of a board's columns and of moving things about in them.
type List struct {
	Add        string
	Title      string
	TitleHint  string
	Rename     string
	Menu       func(title string) string
	Limit      string
	LimitTitle func(title string) string
	LimitHint  string
	LimitField string
	BadLimit   func(most int) string
	NoLimit    string
	Save       string
	Category   string
	Categories func(shared.Category) string
	MoveLeft   string
	MoveRight  string
	Archive    string
	Archived   func(title string) string
	Cards      func(n int) string
	CardsOf    func(n, limit int) string
	Over       string
	Full       string
	Empty      string
	AddCard    string
	AddCardTo  func(title string) string
	CardTitle  string
	CardHint   string
	TooMany    func(most int) string
	Added      func(n int) string
	Keys       string
	Lifted     func(card, list string, at, of int) string
	At         func(list string, at, of int) string
	Moved      func(card, list string, at, of int) string
	MovedBy    func(who, card, list string) string
	MovedTo    func(card, list string) string
	AddedBy    func(who, card, list string) string
	ListMoved  func(list string, at, of int) string
	Dropped    string
	CantMove   string
	CantLists  string
	Somebody   string
}

var listEnglish = List{
	Add:        "Add list",
	Title:      "Title of the list",
	TitleHint:  "In review",
	Rename:     "Rename",
	Menu:       func(title string) string { return "Menu of the list " + title },
	Limit:      "Set WIP limit",
	LimitTitle: func(title string) string { return "WIP limit of “" + title + "”" },
	LimitHint:  "How many cards should be in this list at once, at most. More can be put in; the list then says so.",
	LimitField: "Cards at most",
	BadLimit:   func(most int) string { return "Use a whole number from 1 to " + strconv.Itoa(most) + "." },
	NoLimit:    "No limit",
	Save:       "Save",
	Category:   "Cards in this list are",
	Categories: func(c shared.Category) string {
		switch c {
		case shared.Backlog:
			return "Backlog"
		case shared.Todo:
			return "To do"
		case shared.Doing:
			return "In progress"
		default:
			return "Done"
		}
	},
	MoveLeft:  "Move left",
	MoveRight: "Move right",
	Archive:   "Archive list",
	Archived:  func(title string) string { return "“" + title + "” is archived with its cards" },
	Cards: func(n int) string {
		if n == 1 {
			return "1 card"
		}
		return strconv.Itoa(n) + " cards"
	},
	CardsOf:   func(n, limit int) string { return strconv.Itoa(n) + " cards, limit " + strconv.Itoa(limit) },
	Over:      "over the limit",
	Full:      "full: it takes no more",
	Empty:     "No cards",
	AddCard:   "Add card",
	AddCardTo: func(title string) string { return "Add card to " + title },
	CardTitle: "Title of the new card",
	CardHint:  "What is to be done?",
	TooMany: func(most int) string {
		return "That is a lot of lines. At most " + strconv.Itoa(most) + " can be added at once."
	},
	Added: func(n int) string {
		if n == 1 {
			return "1 card added"
		}
		return strconv.Itoa(n) + " cards added"
	},
	Keys: "Enter opens the card. Space picks it up; then the arrow keys move it, Space drops it, Escape puts it back. Shift and F10 open its menu.",
	Lifted: func(card, list string, at, of int) string {
		return "Picked up “" + card + "”. " + list + ", position " + strconv.Itoa(at) + " of " + strconv.Itoa(of) + ". Arrow keys move it, Space drops it, Escape puts it back."
	},
	At: func(list string, at, of int) string {
		return list + ", position " + strconv.Itoa(at) + " of " + strconv.Itoa(of)
	},
	Moved: func(card, list string, at, of int) string {
		return "Card “" + card + "” moved to " + list + ", position " + strconv.Itoa(at) + " of " + strconv.Itoa(of)
	},
	MovedBy: func(who, card, list string) string { return who + " moved “" + card + "” to " + list },
	MovedTo: func(card, list string) string { return "“" + card + "” moved to " + list },
	AddedBy: func(who, card, list string) string { return who + " added “" + card + "” to " + list },
	ListMoved: func(list string, at, of int) string {
		return "List " + list + " moved to position " + strconv.Itoa(at) + " of " + strconv.Itoa(of)
	},
	Dropped:   "Put back",
	CantMove:  "Only a supervisor or the person in charge can move this card.",
	CantLists: "Only a supervisor can move lists.",
	Somebody:  "Somebody",
}

var listKorean = List{
	Add:        "목록 추가",
	Title:      "목록 제목",
	TitleHint:  "검토 중",
	Rename:     "제목 바꾸기",
	Menu:       func(title string) string { return title + " 목록 메뉴" },
	Limit:      "WIP 제한 설정",
	LimitTitle: func(title string) string { return "‘" + title + "’의 WIP 제한" },
	LimitHint:  "이 목록에 동시에 둘 카드의 최대 수입니다. 더 넣을 수는 있지만 목록에 초과로 표시됩니다.",
	LimitField: "최대 카드 수",
	BadLimit: func(most int) string {
		return "1에서 " + strconv.Itoa(most) + " 사이의 정수를 입력하세요."
	},
	NoLimit:  "제한 없음",
	Save:     "저장",
	Category: "이 목록의 카드 상태",
	Categories: func(c shared.Category) string {
		switch c {
		case shared.Backlog:
			return "백로그"
		case shared.Todo:
			return "할 일"
		case shared.Doing:
			return "진행 중"
		default:
			return "완료"
		}
	},
	MoveLeft:  "왼쪽으로 옮기기",
	MoveRight: "오른쪽으로 옮기기",
	Archive:   "목록 보관",
	Archived:  func(title string) string { return "‘" + title + "’ 목록과 카드를 보관했습니다" },
	Cards:     func(n int) string { return "카드 " + strconv.Itoa(n) + "개" },
	CardsOf: func(n, limit int) string {
		return "카드 " + strconv.Itoa(n) + "개, 제한 " + strconv.Itoa(limit) + "개"
	},
	Over:      "제한 초과",
	Full:      "가득 참: 더 넣을 수 없음",
	Empty:     "카드 없음",
	AddCard:   "카드 추가",
	AddCardTo: func(title string) string { return title + "에 카드 추가" },
	CardTitle: "새 카드 제목",
	CardHint:  "무엇을 해야 하나요?",
	TooMany: func(most int) string {
		return "줄이 너무 많습니다. 한 번에 " + strconv.Itoa(most) + "개까지 추가할 수 있습니다."
	},
	Added: func(n int) string { return "카드 " + strconv.Itoa(n) + "개를 추가했습니다" },
	Keys:  "Enter 키로 카드를 엽니다. 스페이스 키로 집어 화살표 키로 옮기고, 스페이스 키로 놓거나 Esc 키로 되돌립니다. Shift+F10 키로 카드 메뉴를 엽니다.",
	Lifted: func(card, list string, at, of int) string {
		return "‘" + card + "’ 카드를 집었습니다. " + list + ", " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(at) + "번째. 화살표 키로 옮기고, 스페이스 키로 놓고, Esc 키로 되돌립니다."
	},
	At: func(list string, at, of int) string {
		return list + ", " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(at) + "번째"
	},
	Moved: func(card, list string, at, of int) string {
		return "‘" + card + "’ 카드를 " + list + "(으)로 옮겼습니다. " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(at) + "번째"
	},
	MovedBy: func(who, card, list string) string {
		return who + " 님이 ‘" + card + "’ 카드를 " + list + "(으)로 옮겼습니다"
	},
	MovedTo: func(card, list string) string {
		return "‘" + card + "’ 카드를 " + list + "(으)로 옮겼습니다"
	},
	AddedBy: func(who, card, list string) string {
		return who + " 님이 " + list + "에 ‘" + card + "’ 카드를 추가했습니다"
	},
	ListMoved: func(list string, at, of int) string {
		return list + " 목록을 옮겼습니다. " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(at) + "번째"
	},
	Dropped:   "되돌렸습니다",
	CantMove:  "감독자나 담당자만 이 카드를 옮길 수 있습니다.",
	CantLists: "감독자만 목록을 옮길 수 있습니다.",
	Somebody:  "누군가",
}
